import { type FORM_SERVICES, type FormConfig } from '../../../src/lib/config.ts';

const R = (digit: string): string => `r${digit.repeat(32)}`;

/** A form of each service with every value mapped, as a host would write it. */
export const FORMS: Readonly<Record<(typeof FORM_SERVICES)[number], FormConfig>> = {
  google: {
    service: 'google',
    url: 'https://docs.google.com/forms/d/e/1FAIpQLSe_example-0/viewform',
    map: { author: 'entry.1', name: 'entry.2', page: 'entry.3', action: 'entry.4', work: 'entry.5', about: 'entry.6' },
  },
  microsoft: {
    service: 'microsoft',
    url: 'https://forms.office.com/Pages/ResponsePage.aspx?id=v4j5cvGGr0GRqy180BHbR_example-u',
    map: { author: R('1'), name: R('2'), page: R('3'), action: R('4'), work: R('5'), about: R('6') },
  },
  tally: {
    service: 'tally',
    url: 'https://tally.so/r/w7Abcd',
    map: { author: 'author', name: 'name', page: 'page', action: 'action', work: 'work', about: 'about' },
  },
  typeform: {
    service: 'typeform',
    url: 'https://example.typeform.com/to/AbCdEf',
    map: { author: 'author', name: 'name', page: 'page', action: 'action', work: 'work', about: 'about' },
  },
  airtable: {
    service: 'airtable',
    url: 'https://airtable.com/appAbCd/shrEfGh',
    map: { author: 'Author', name: 'Full name', page: 'Page & address', action: 'Action', work: 'Work', about: 'About' },
  },
  github: {
    service: 'github',
    url: 'https://github.com/example/pages',
    template: 'claim.yml',
    map: { author: 'author', name: 'name', page: 'page', action: 'action', work: 'work', about: 'about' },
  },
  formspree: { service: 'formspree', url: 'https://formspree.io/f/abcdwxyz', map: {} },
  mailto: {
    service: 'mailto',
    url: 'pages+forms@example.org',
    map: { author: 'Author', name: 'Name', page: 'Page', action: 'Action', work: 'Work', about: 'Seen at' },
  },
  url: {
    service: 'url',
    url: 'https://forms.example.org/index.php?r=survey/index&sid=7',
    map: { author: 'q1', name: 'q2', page: 'prefill_Profile page', action: 'q4', work: 'q5', about: 'q6' },
  },
};
