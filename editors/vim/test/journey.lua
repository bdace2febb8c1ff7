-- What a person does in Neovim, with Neovim's own functions. Prints what came of it, for `run` to compare.
local SECONDS = 30

local function say(...)
  io.stdout:write(string.format(...), "\n")
end

local function wait(what, condition)
  if not vim.wait(SECONDS * 1000, condition, 20) then
    error("no " .. what .. " within " .. SECONDS .. " s")
  end
end

-- Puts the cursor on the n-th letter of the first `text`.
local function go(text, letter)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search("\\V" .. text, "cW") > 0, "no " .. text)
  vim.fn.cursor(vim.fn.line("."), vim.fn.col(".") + (letter or 1) - 1)
end

local function line()
  return vim.fn.getline(".")
end

local function place()
  return string.format("%s %d:%d", vim.fn.expand("%:t"), vim.fn.line("."), vim.fn.col("."))
end

local function diagnostics(buffer)
  local all = vim.diagnostic.get(buffer)
  table.sort(all, function(a, b)
    return a.lnum < b.lnum
  end)
  return all
end

local function colour(text)
  go(text)
  local id = vim.fn.synIDtrans(vim.fn.synID(vim.fn.line("."), vim.fn.col("."), 1))
  return vim.fn.synIDattr(id, "name")
end

-- The text of the window that floats above the others.
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
    end
  end
end

local function close_floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      vim.api.nvim_win_close(window, true)
    end
  end
end

local function ask(method, change)
  local parameters = vim.lsp.util.make_position_params(0, "utf-16")
  local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend("force", parameters, change or {}), SECONDS * 1000)
  for _, answer in pairs(answers or {}) do
    assert(not answer.err, vim.inspect(answer.err))
    return answer.result
  end
  error("no answer to " .. method)
end

local steps = {
  {
    "file type",
    function()
      say("%s, comments %s", vim.bo.filetype, vim.bo.commentstring)
    end,
  },
  {
    "colours by form",
    function()
      for _, text in ipairs({ "import", "space", "Counter {", "150", "\"$(", "$(", "area(2" }) do
        say("%s: %s", text, colour(text))
      end
    end,
  },
  {
    "diagnostics",
    function()
      wait("diagnostics", function()
        return #vim.diagnostic.get(0) > 0
      end)
      for _, d in ipairs(diagnostics(0)) do
        say("%d:%d %s %s", d.lnum + 1, d.col + 1, d.code or "", (d.message:gsub("\n.*", "")))
      end
    end,
  },
  {
    "hover",
    function()
      go("increment()")
      vim.lsp.buf.hover()
      wait("hover", floating)
      say("%s", table.concat(floating(), "\n"))
      close_floating()
    end,
  },
  {
    "signature help",
    function()
      go("area(2.0", 6)
      local help = ask("textDocument/signatureHelp")
      say("%s, parameter %d", help.signatures[1].label, help.activeParameter)
    end,
  },
  {
    "completion after a dot",
    function()
      go("counter.increment", 9)
      local list = ask("textDocument/completion")
      for _, item in ipairs(list.items) do
        say("%s", item.label)
      end
    end,
  },
  {
    "definition in another file",
    function()
      go("area(2.0")
      vim.lsp.buf.definition()
      wait("jump", function()
        return vim.fn.expand("%:t") == "shapes.cascade"
      end)
      say("%s  %s", place(), line())
      vim.cmd("edit main.cascade")
    end,
  },
  {
    "definition in the library",
    function()
      go("map(n")
      vim.lsp.buf.definition()
      wait("jump", function()
        return vim.fn.bufname():match("^cascade:")
      end)
      say("%s  %s", vim.fn.bufname(), line())
      say("syntax %s, modifiable %s", vim.bo.syntax, tostring(vim.bo.modifiable))
      vim.cmd("edit main.cascade")
    end,
  },
  {
    "generated Java beside the source",
    function()
      go("count := count")
      require("cascade").show("java")
      say("%d windows, syntax %s: %s", vim.fn.winnr("$"), vim.bo.syntax, vim.trim(line()))
      vim.cmd("close")
    end,
  },
  {
    "references",
    function()
      go("count: Int")
      vim.lsp.buf.references()
      wait("list", function()
        return #vim.fn.getqflist() > 0
      end)
      for _, entry in ipairs(vim.fn.getqflist()) do
        say("%d:%d %s", entry.lnum, entry.col, entry.text)
      end
      vim.cmd("cclose")
    end,
  },
  {
    "code action",
    function()
      vim.ui.select = function(items, options, choose)
        for index, item in ipairs(items) do
          local title = options.format_item(item)
          if title:match("^Check it when the program runs") then
            return choose(item, index)
          end
        end
        error("not offered")
      end
      go("= n", 3)
      vim.lsp.buf.code_action()
      wait("edit", function()
        return vim.fn.search("as Age", "nw") > 0
      end)
      say("%s", line())
      wait("end of the diagnostic", function()
        return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0
      end)
    end,
  },
  {
    "rename over files",
    function()
      go("area(2.0")
      vim.lsp.buf.rename("surface")
      wait("edit", function()
        return vim.fn.search("surface(2", "nw") > 0
      end)
      for _, name in ipairs({ "main.cascade", "shapes.cascade" }) do
        for _, text in ipairs(vim.api.nvim_buf_get_lines(vim.fn.bufnr(name), 0, -1, false)) do
          if text:match("surface") then
            say("%s: %s", name, text)
          end
        end
      end
    end,
  },
  {
    "formatting",
    function()
      vim.fn.append(vim.fn.line("$"), "let   untidy( a:Int )->Int=a+1")
      if vim.lsp.buf.format then
        vim.lsp.buf.format({ timeout_ms = SECONDS * 1000 })
      else
        vim.lsp.buf.formatting_sync(nil, SECONDS * 1000)
      end
      say("%s", vim.fn.getline("$"))
    end,
  },
  {
    "symbols",
    function()
      -- The list is the window's own from Neovim 0.11 on.
      local function list()
        return vim.list_extend(vim.fn.getqflist(), vim.fn.getloclist(0))
      end
      vim.fn.setqflist({})
      vim.lsp.buf.document_symbol()
      wait("list", function()
        return #list() > 0
      end)
      for _, entry in ipairs(list()) do
        say("%d %s", entry.lnum, entry.text)
      end
    end,
  },
}

local failed = false
vim.cmd("edit main.cascade")
for _, step in ipairs(steps) do
  say("== %s", step[1])
  local good, mistake = xpcall(step[2], debug.traceback)
  if not good then
    failed = true
    say("MISTAKE %s", mistake)
  end
end
vim.cmd(failed and "cquit! 1" or "qall!")
