import { defineConfig } from 'vitest/config';

/** Two kinds of test: `lib` needs nothing; `built` builds the site once (tests/helpers/built-site.ts) and walks it. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'lib',
          include: ['tests/lib/**/*.test.ts', 'tests/scripts/**/*.test.ts'],
          // some start a process of their own, which takes its time where others run beside it
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/site/**/*.test.ts', 'tests/browser/**/*.test.ts'],
          globalSetup: ['tests/helpers/build-sites.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
