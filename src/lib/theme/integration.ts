import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ConfigError } from '../errors.ts';
import { themeCss } from './theme-css.ts';
import type { Theme } from './schema.ts';

/** The module under which layouts import the theme; a style sheet of its own would be one more request. */
const MODULE = 'virtual:peerpage-theme.css';
const RESOLVED = '/@peerpage/theme.css';

/** @throws ConfigError naming a logo or a font that is not there: the pages would have a hole in its place */
export function checkFiles({ logo, faces }: Theme, publicFolder: string): void {
  for (const file of [...(logo === undefined ? [] : [logo]), ...faces.map((face) => face.file)])
    if (!existsSync(join(publicFolder, file)))
      throw new ConfigError(
        'src/site.config.ts',
        `“theme” names ${file}, but there is no public/${file}.`,
        'Put the file there, or correct its name.',
      );
}

/** Puts the site's theme into the style sheet of every page. */
export function themeStyles(theme: Theme): AstroIntegration {
  return {
    name: 'peerpage-theme',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        checkFiles(theme, fileURLToPath(config.publicDir));
        const css = themeCss(theme, config.base.endsWith('/') ? config.base : `${config.base}/`);
        updateConfig({
          vite: {
            plugins: [
              {
                name: MODULE,
                resolveId: (id: string) => (id === MODULE ? RESOLVED : undefined),
                load: (id: string) => (id === RESOLVED ? css : undefined),
              },
            ],
          },
        });
      },
    },
  };
}
