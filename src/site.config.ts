import { defineConfig } from './lib/config.ts';

/** What this site is. Every field is described in `lib/config.ts`. */
export default defineConfig({
  title: 'Peerpage',
  description: 'Public pages of researchers: their works, topics and collaborators, with the evidence for everything shown.',
  url: 'https://peerpage.example.org',
  repository: 'https://github.com/peerpage/peerpage',
  forms: {
    claim: {
      service: 'github',
      url: 'https://github.com/peerpage/peerpage',
      template: 'claim.yml',
      map: { author: 'author', page: 'page' },
    },
    follow: {
      service: 'github',
      url: 'https://github.com/peerpage/peerpage',
      template: 'follow.yml',
      map: { author: 'author', page: 'page' },
    },
    collaborate: {
      service: 'github',
      url: 'https://github.com/peerpage/peerpage',
      template: 'collaborate.yml',
      map: { author: 'author', page: 'page' },
    },
    correct: {
      service: 'github',
      url: 'https://github.com/peerpage/peerpage',
      template: 'correct.yml',
      map: { author: 'author', page: 'page', about: 'about', work: 'work' },
    },
  },
});
