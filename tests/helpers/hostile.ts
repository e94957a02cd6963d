import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from './corpus.ts';
import type { MadeAuthor } from './content.ts';

/** Texts that must do nothing wherever they are shown. More come from the shared corpus where it is. */
const OWN = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<!-- <script> -->',
  ']]><script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:maction actiontype="statusline" xlink:href="javascript:alert(1)">x</mml:maction></mml:math>',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\unicode{<img src=x onerror=alert(1)>}$',
  '\\url{javascript:alert(1)} \\input{/etc/passwd} \\write18{id}',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><button>x</button></form>',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= 7*7 %>',
  '\u202Egnp.exe\u202C \u2066abc',
  'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  'a\u0000b\u0007c\u001b[31mred\u001b[0m',
  '=HYPERLINK("https://evil.example/","x")',
  '../../../../etc/passwd',
  'x'.repeat(1900),
];

/** The author of all hostile works. */
export const HOSTILE = 'hypatia';
/** A word beside each text by which it is found again. */
export const markOf = (index: number) => `mark${index}end`;

/** Every hostile text: our own, then those of the corpus. */
export function hostileTexts(): string[] {
  const folder = corpus('security/xss');
  const recorded =
    folder === undefined
      ? []
      : ['records.jsonl', 'dompurify-fixtures.jsonl'].flatMap((file) =>
          readFileSync(join(folder, file), 'utf8')
            .trim()
            .split('\n')
            .map((line) => (JSON.parse(line) as { payload: unknown }).payload)
            .filter((payload): payload is string => typeof payload === 'string')
            .map((payload) => payload.replace(/@@repeat:(.*?):(\d+)@@/g, (_, text: string, times: string) => text.repeat(Number(times)))),
        );
  return [...OWN, ...recorded];
}

/** One author whose works have hostile texts in every field, in HTML as JSON has it and in TeX. */
export function hostileAuthor(): MadeAuthor {
  const items = hostileTexts().map((text, index) => ({
    id: `hostile-${index}`,
    type: 'article-journal',
    title: `${markOf(index)} ${text.slice(0, 1900)}`,
    abstract: `${text} ${text}`,
    author: [{ literal: 'Hypatia' }, { literal: `Name ${text.slice(0, 200)}` }, { family: text.slice(0, 200), given: text.slice(0, 200) }],
    issued: { 'date-parts': [[2001 + (index % 20)]] },
    'container-title': text,
    publisher: text,
    volume: text.slice(0, 50),
    page: text.slice(0, 50),
    keyword: text,
    note: text,
    URL: text,
    DOI: `10.5555/hostile.${index}`,
  }));
  const entries = OWN.map(
    (text, index) =>
      `@misc{tex${index}, title={${markOf(index)}tex ${balanced(text)}}, author={Hypatia}, year={1999}, doi={10.5555/tex.${index}}, abstract={${balanced(text)}}, url={${balanced(text)}}, note={${balanced(text)}}}`,
  );
  return { slug: HOSTILE, front: 'name: Hypatia', sources: { 'hostile.json': JSON.stringify(items), 'hostile.bib': entries.join('\n') } };
}

/** Without braces, since an open one would end the entry rather than stand in it. */
function balanced(text: string): string {
  return text.replace(/[{}@]|\0/g, '');
}
