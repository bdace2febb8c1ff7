;;; journey.el --- What a person does in Emacs  -*- lexical-binding: t -*-

;;; Commentary:

;; Prints what came of each step, for `run' to compare.

;;; Code:

(setq package-enable-at-startup nil)
(package-initialize)
(add-to-list 'load-path (expand-file-name "editors/emacs" (getenv "CASCADE_CHECKOUT")))
(require 'cascade-mode)
(require 'eglot)
(require 'flymake)
(require 'xref)
(setq eglot-confirm-server-initiated-edits nil
      eglot-connect-timeout 60
      eglot-sync-connect 60
      make-backup-files nil
      ;; The command of this checkout, where a person's is found on the PATH.
      eglot-server-programs
      `((cascade-mode . (,(expand-file-name "cascade" (getenv "CASCADE_CHECKOUT")) "lsp"))))

(defun journey-say (format &rest arguments)
  "Print a line of FORMAT with ARGUMENTS."
  (princ (concat (apply #'format format arguments) "\n")))

(defun journey-wait (what condition)
  "Wait at most a minute for WHAT: until CONDITION holds."
  (let ((end (+ (float-time) 60)) value)
    (while (not (setq value (funcall condition)))
      (when (> (float-time) end) (error "No %s within 60 s" what))
      (accept-process-output nil 0.05))
    value))

(defun journey-go (text &optional letters)
  "Go to the first TEXT, LETTERS further."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) (or letters 0))))

(defun journey-line ()
  "The line at point."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun journey-ask (method &optional more)
  "The server's answer to METHOD at point, with MORE parameters."
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (eglot--TextDocumentPositionParams) more)))

(find-file "main.cascade")
(journey-say "== mode\n%s" major-mode)

(journey-say "== colours by form")
(font-lock-ensure)
(dolist (text '("import" "Counter {" "increment() ->" "/// "))
  (when (save-excursion (goto-char (point-min)) (search-forward text nil t))
    (journey-go text)
    (journey-say "%s: %s" text (get-text-property (point) 'face))))

(journey-say "== diagnostics")
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(journey-wait "diagnostics"
              (lambda () (flymake-start) (accept-process-output nil 0.2) (flymake-diagnostics)))
(dolist (found (flymake-diagnostics))
  (journey-say "%d: %s" (line-number-at-pos (flymake-diagnostic-beg found))
               (car (split-string (flymake-diagnostic-text found) "\n"))))

(journey-say "== hover")
(journey-go "increment()")
(journey-say "%s" (string-trim (eglot--hover-info (plist-get (journey-ask :textDocument/hover) :contents))))

(journey-say "== completion after a dot")
(journey-go "counter.increment" 8)
(let ((found (eglot-completion-at-point)))
  (dolist (name (all-completions "" (nth 2 found)))
    (journey-say "%s" (substring-no-properties name))))

(journey-say "== definition in another file")
(journey-go "area(2.0")
(xref-find-definitions (xref-backend-identifier-at-point 'eglot))
(journey-say "%s %d: %s" (buffer-name) (line-number-at-pos) (journey-line))
(switch-to-buffer "main.cascade")

(journey-say "== rename over files")
(journey-go "area(2.0")
(eglot-rename "surface")
(dolist (name '("main.cascade" "shapes.cascade"))
  (with-current-buffer name
    (dolist (text (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n"))
      (when (string-match-p "surface" text) (journey-say "%s: %s" name text)))))

(journey-say "== formatting")
(goto-char (point-max))
(insert "let   untidy( a:Int )->Int=a+1\n")
(eglot-format-buffer)
(goto-char (point-max))
(forward-line -1)
(journey-say "%s" (journey-line))

(dolist (buffer (buffer-list))
  (with-current-buffer buffer (set-buffer-modified-p nil)))
(eglot-shutdown (eglot--current-server-or-lose))
;;; journey.el ends here
