import type { AstroIntegration } from 'astro';
import { themeCss } from './theme-css.ts';
import type { Theme } from './schema.ts';

/** The module under which layouts import the theme; a style sheet of its own would be one more request. */
const MODULE = 'virtual:peerpage-theme.css';
const RESOLVED = '/@peerpage/theme.css';

/** Puts the site's theme into the style sheet of every page. */
export function themeStyles(theme: Theme): AstroIntegration {
  return {
    name: 'peerpage-theme',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
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
