import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** An author of a content folder that a test makes. */
export interface MadeAuthor {
  slug: string;
  /** Front matter in YAML, and the biography if there is one. */
  front: string;
  body?: string;
  /** Files of `sources/<slug>`, by name. */
  sources?: Readonly<Record<string, string>>;
}

/** Make a content folder of some authors and harvest their files into it, as a host would. @throws Error if that fails */
export function makeContent(content: string, authors: readonly MadeAuthor[]): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  for (const { slug, front, body = '', sources = {} } of authors) {
    write(`authors/${slug}.mdx`, `---\n${front}\n---\n\n${body}\n`);
    for (const [file, text] of Object.entries(sources)) write(`sources/${slug}/${file}`, text);
  }
  cpSync(join(ROOT, 'src/content/pages'), join(content, 'pages'), { recursive: true });
  run('harvest', ['--content', content, '--state', `${content}.state`, '--anonymous', '--offline'], {});
}

/** Build a site. @throws Error with what the build said if it fails */
export function buildSite(out: string, environment: Readonly<Record<string, string>>): string {
  run('build', [], { PEERPAGE_OUT: out, PEERPAGE_SITE: 'https://pages.example.org', NODE_ENV: 'production', ...environment });
  return out;
}

function run(script: string, flags: readonly string[], environment: Readonly<Record<string, string>>): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...flags], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`scripts/${script}.ts ended with ${status} (${JSON.stringify(environment)}):\n${stdout}\n${stderr}`);
}
