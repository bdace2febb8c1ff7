" Colours by form, for Vim and Neovim. The language server adds those by meaning.
if exists('b:current_syntax')
  finish
endif

" Names first: of rules that match at one place, Vim takes the last.
syntax match cascadeType /\<\u\w*\>/
syntax match cascadeFunction /\<\l\w*\ze\s*(/
syntax match cascadeSplice /@\l\w*\>/
syntax match cascadeOperator /:=\|=>\|->\||>\|[<>!=]=\|\.\.\|[-+*/%^<>=|?]/
syntax match cascadeNumber /\<\d[0-9_]*\%(\.\d[0-9_]*\)\=\%([eE][-+]\=\d\+\)\=\>\|\<0x[0-9a-fA-F_]\+\>\|\<0b[01_]\+\>/
" After a dot stands a member of a tuple, so that in `t.0.1` there is no number with a point.
syntax match cascadeMember /\.\d\+\>/

syntax keyword cascadeDeclaration let var const type space state transform transaction view stream embed effect extern test migrate
syntax keyword cascadeModifier distributed parallel
syntax keyword cascadeImport import module
syntax keyword cascadeConditional if else match where
syntax keyword cascadeRepeat for while in
syntax keyword cascadeKeyword return with assert
syntax keyword cascadeWordOperator and or not as is
syntax keyword cascadeBoolean true false
syntax keyword cascadeSelf self
" Words of streams, which elsewhere are names.
syntax match cascadeKeyword /\%(\.\)\@1<!\<\%(yield\|every\)\>\ze\s\+\k/
syntax match cascadeKeyword /\<changes\>\ze\s*}/

syntax match cascadeEscape /\\\%([nrt"\\$]\|u{\x\+}\)/ contained
syntax region cascadeInterpolation matchgroup=cascadeDelimiter start=/\$(/ end=/)/ contained contains=TOP,cascadeParentheses
syntax region cascadeParentheses start=/(/ end=/)/ contained containedin=cascadeInterpolation contains=TOP transparent
syntax region cascadeString start=/"/ skip=/\\./ end=/"/ oneline contains=cascadeEscape,cascadeInterpolation
syntax region cascadeString start=/"""/ end=/"""/ contains=cascadeEscape,cascadeInterpolation

syntax keyword cascadeTodo TODO FIXME contained
syntax match cascadeComment +//.*$+ contains=cascadeTodo,@Spell
syntax match cascadeDocumentation +///.*$+ contains=@Spell
syntax region cascadeComment start=+/\*+ end=+\*/+ contains=cascadeTodo,@Spell

syntax sync minlines=200

highlight default link cascadeType Type
highlight default link cascadeFunction Function
highlight default link cascadeSplice Macro
highlight default link cascadeOperator Operator
highlight default link cascadeWordOperator Operator
highlight default link cascadeNumber Number
highlight default link cascadeDeclaration Statement
highlight default link cascadeModifier StorageClass
highlight default link cascadeImport Include
highlight default link cascadeConditional Conditional
highlight default link cascadeRepeat Repeat
highlight default link cascadeKeyword Keyword
highlight default link cascadeBoolean Boolean
highlight default link cascadeSelf Special
highlight default link cascadeEscape SpecialChar
highlight default link cascadeDelimiter Delimiter
highlight default link cascadeString String
highlight default link cascadeTodo Todo
highlight default link cascadeComment Comment
highlight default link cascadeDocumentation SpecialComment

let b:current_syntax = 'cascade'
