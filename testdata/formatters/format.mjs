// Writes each document of a folder as each formatter writes it, and as each renderer
// shows it:
//
//   node format.mjs FOLDER
//   FOLDER/in/a.md → FOLDER/prettier-always/a.md, …, FOLDER/marked/a.md.html, …
//
// Documents in MDX are formatted by prettier, and compiled.
import fs from 'node:fs'
import path from 'node:path'
import { compile } from '@mdx-js/mdx'
import markdownit from 'markdown-it'
import { applyFixes } from 'markdownlint'
import { lint } from 'markdownlint/promise'
import { marked } from 'marked'
import * as prettier from 'prettier'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'

const cmark = await import('cmark-gfm').then((m) => m.default, () => undefined) // it is built where it is installed
const folder = process.argv[2]

const byPrettier = (proseWrap) => (text, parser) => prettier.format(text, { parser, proseWrap })
const formatters = {
  'prettier-always': byPrettier('always'),
  'prettier-never': byPrettier('never'),
  'prettier-preserve': byPrettier('preserve'),
  remark: async (text) => String(await remark().use(remarkGfm).process(text)),
  'remark-dashes': async (text) => String(await remark().data('settings', { bullet: '-', emphasis: '_', tablePipeAlign: false }).use(remarkGfm).process(text)),
  markdownlint: async (text) => applyFixes(text, (await lint({ strings: { text } })).text),
}
const renderers = {
  'markdown-it': (text) => markdownit({ html: true }).render(text),
  marked: (text) => marked(text),
}
if (cmark) renderers['cmark-gfm'] = (text) => cmark.renderHtmlSync(text, { unsafe: true, extensions: { table: true } })

const write = (tool, name, text) => {
  fs.mkdirSync(path.join(folder, tool), { recursive: true })
  fs.writeFileSync(path.join(folder, tool, name), text)
}
for (const name of fs.readdirSync(path.join(folder, 'in'))) {
  const text = fs.readFileSync(path.join(folder, 'in', name), 'utf8')
  if (name.endsWith('.mdx')) {
    for (const wrap of ['always', 'never', 'preserve']) write('prettier-' + wrap, name, await byPrettier(wrap)(text, 'mdx'))
    write('mdx', name + '.js', String(await compile(text, { remarkPlugins: [remarkGfm] })))
  } else if (name.endsWith('.md')) {
    for (const [tool, format] of Object.entries(formatters)) write(tool, name, await format(text, 'markdown'))
    for (const [tool, render] of Object.entries(renderers)) write(tool, name + '.html', await render(text))
  } else {
    for (const tool of Object.keys(formatters)) write(tool, name, text)
  }
}
