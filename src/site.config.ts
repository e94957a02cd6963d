import { defineConfig } from './lib/config.ts';

/** Where the site's own files are: the source code that the footer names, and the home of the issue forms below. */
const repository = 'https://github.com/peerpage/peerpage';

/** A form of `.github/ISSUE_TEMPLATE`. Other services, and what they need, are described in `lib/config.ts`. */
const issueForm = (template: string, about: { about?: string; work?: string } = {}) => ({
  service: 'github' as const,
  url: repository,
  template,
  map: { author: 'author', page: 'page', ...about },
});

/** What this site is. Every field is described in `lib/config.ts`. */
export default defineConfig({
  title: 'Peerpage',
  description: 'Public pages of researchers: their works, topics and collaborators, with the evidence for everything shown.',
  url: 'https://peerpage.example.org',
  repository,
  forms: {
    claim: issueForm('claim.yml'),
    follow: issueForm('follow.yml'),
    collaborate: issueForm('collaborate.yml'),
    correct: issueForm('correct.yml', { about: 'about', work: 'work' }),
  },
});
