import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { searchIndex } from './src/lib/search/integration.ts';
import { biographyMarkdown } from './src/lib/site/biography.ts';
import { hostHeaders } from './src/lib/site/headers.ts';
import { honoursRemoval } from './src/lib/site/removal.ts';
import { contentCache } from './src/lib/store/content-folder.ts';
import { themeStyles } from './src/lib/theme/index.ts';
import config from './src/site.config.ts';

export default defineConfig({
  site: process.env.PEERPAGE_SITE ?? config.url,
  base: process.env.PEERPAGE_BASE ?? config.base,
  outDir: process.env.PEERPAGE_OUT ?? './dist',
  cacheDir: contentCache(),
  trailingSlash: 'always',
  compressHTML: true,
  integrations: [mdx(), biographyMarkdown(), themeStyles(config.theme), honoursRemoval(), searchIndex(), hostHeaders()],
  // Colours of code would be inline styles, which the Content-Security-Policy below forbids.
  markdown: { syntaxHighlight: false },
  build: {
    format: 'directory',
    // No inline style and no inline script: one short Content-Security-Policy serves every page without a hash.
    inlineStylesheets: 'never',
    concurrency: 4,
  },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks modules of MDX with a directive that it takes out itself; a warning for each page says nothing to a host.
        onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      },
    },
  },
});
