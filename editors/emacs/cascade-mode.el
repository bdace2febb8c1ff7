;;; cascade-mode.el --- Editing Cascade  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1"))

;;; Commentary:

;; Colours by form and comments for .cascade files, and the language server by eglot, which
;; Emacs has from 29 on and Debian 12 has as the package elpa-eglot.

;;; Code:

(defvar cascade-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23" table)
    (modify-syntax-entry ?\n "> b" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?@ "'" table)
    table)
  "What the characters of Cascade are.")

(defconst cascade-keywords
  '("let" "var" "const" "type" "space" "distributed" "state" "transform" "transaction" "view"
    "stream" "embed" "parallel" "effect" "import" "module" "if" "else" "match" "for" "while" "in"
    "return" "and" "or" "not" "where" "with" "as" "is" "assert" "test" "extern" "migrate")
  "The words that are never names.")

(defconst cascade-font-lock-keywords
  `((,(regexp-opt cascade-keywords 'symbols) . font-lock-keyword-face)
    (,(regexp-opt '("true" "false") 'symbols) . font-lock-constant-face)
    ("\\_<self\\_>" . font-lock-builtin-face)
    ("@[a-z][A-Za-z0-9_]*" . font-lock-preprocessor-face)
    ("\\_<\\(?:let\\|const\\|transform\\|transaction\\|view\\)\\s-+\\([a-z_][A-Za-z0-9_]*\\)\\s-*[(<]"
     1 font-lock-function-name-face)
    ("\\_<[A-Z][A-Za-z0-9_]*\\_>" . font-lock-type-face))
  "Colours by form; those by meaning come from the server, where the editor can show them.")

;;;###autoload
(define-derived-mode cascade-mode prog-mode "Cascade"
  "Major mode for Cascade."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "\\(?://+\\|/\\*+\\)\\s-*")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 4)
  ;; Upper and lower case tell types and values apart.
  (setq-local font-lock-defaults '(cascade-font-lock-keywords nil nil)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.cascade\\'" . cascade-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(cascade-mode . ("cascade" "lsp"))))

(provide 'cascade-mode)
;;; cascade-mode.el ends here
