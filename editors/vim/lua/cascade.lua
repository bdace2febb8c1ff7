-- Cascade's language server in Neovim, from 0.7 on.
local M = {}

local defaults = {
  cmd = { "cascade", "lsp" },
  -- What lies beside the first of these above a file belongs together.
  root_markers = { "pom.xml", ".git" },
}

-- Clients by the folder they serve: only needed before Neovim 0.11.
local client_of = {}

local function root_of(file, markers)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, marker in ipairs(markers) do
    local found = vim.fn.finddir(marker, folder .. ";")
    if found == "" then
      found = vim.fn.findfile(marker, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p"):gsub("/$", ""):match("^(.*)/[^/]*$")
    end
  end
  return folder
end

local function attach(buffer, options)
  local root = root_of(vim.api.nvim_buf_get_name(buffer), options.root_markers)
  local id = client_of[root]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(vim.tbl_extend("force", options, { name = "cascade", root_dir = root }))
    client_of[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local function any_client()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  for _, client in ipairs(all) do
    if client.name == "cascade" then
      return client
    end
  end
end

-- An answer of the server, waited for.
local function ask(client, method, parameters, buffer)
  local arguments = { method, parameters, 10000, buffer }
  if vim.fn.has("nvim-0.11") == 1 then
    table.insert(arguments, 1, client)
  end
  local answer = client.request_sync(unpack(arguments))
  return answer and answer.result
end

-- What is not on the disk, such as the library that a definition may lead to, is asked from the server.
local function read_virtual(event)
  local client = any_client()
  local text = "// Cascade's server does not run: open a .cascade file first."
  local uri = event.match:match("cascade:/.*$") -- Neovim takes what has no `//` for a file, and puts a folder in front
  if client then
    local answer = ask(client, "cascade/document", { uri = uri }, event.buf)
    text = answer and answer.text or "// The server did not answer in 10 s."
  end
  vim.api.nvim_buf_set_lines(event.buf, 0, -1, false, vim.split(text, "\n"))
  vim.bo[event.buf].buftype = "nofile"
  vim.bo[event.buf].modified = false
  vim.bo[event.buf].modifiable = false
  vim.bo[event.buf].syntax = uri:match("^cascade:/java/") and "java" or "cascade"
end

--- Shows beside the source what the line at the cursor becomes: "java" or "core".
function M.show(what)
  local client = any_client()
  local parameters = vim.lsp.util.make_position_params(0, "utf-16")
  local location = client and ask(client, "cascade/" .. what, parameters, vim.api.nvim_get_current_buf())
  if not location then
    vim.notify("Nothing is known yet of what this becomes.")
    return
  end
  vim.cmd("vsplit")
  local show = vim.lsp.util.show_document or vim.lsp.util.jump_to_location
  show(location, "utf-16")
end

--- Starts the server for each Cascade file that is opened.
---@param options table|nil what `vim.lsp.start_client` takes, over `cmd` and `root_markers`
function M.setup(options)
  options = vim.tbl_extend("force", defaults, options or {})
  local group = vim.api.nvim_create_augroup("cascade", { clear = true })
  vim.api.nvim_create_autocmd("BufReadCmd", { group = group, pattern = "cascade:/*", callback = read_virtual })
  if vim.lsp.enable then
    vim.lsp.config("cascade", vim.tbl_extend("force", options, { filetypes = { "cascade" } }))
    vim.lsp.enable("cascade")
    return
  end
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = "cascade",
    callback = function(event)
      attach(event.buf, options)
    end,
  })
end

return M
