import type { SiteConfig } from '../src/lib/config.ts';
import { ConfigError } from '../src/lib/errors.ts';

/**
 * Read what the site is. Scripts call it instead of importing the file, so that a mistake in it is told in one sentence.
 * @throws ConfigError naming each setting that is wrong, or the line that is no TypeScript
 */
export async function readSettings(): Promise<SiteConfig> {
  try {
    return (await import('../src/site.config.ts')).default;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = /site\.config\.ts:(\d+)/.exec(error.stack ?? '')?.[1];
    throw new ConfigError(
      `src/site.config.ts${line === undefined ? '' : `:${line}`}`,
      `It cannot be read: ${error.message}.`,
      'Check commas, brackets and quotation marks there; a text with an apostrophe stands in double quotation marks.',
    );
  }
}
