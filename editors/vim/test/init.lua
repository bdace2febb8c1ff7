-- The set-up of docs/editors.md, with the command and the folder told by the test.
vim.opt.runtimepath:append(os.getenv("CASCADE_CHECKOUT") .. "/editors/vim")
require("cascade").setup({ cmd = { os.getenv("CASCADE_CHECKOUT") .. "/cascade", "lsp" } })
