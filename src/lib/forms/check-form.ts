import type { FormConfig } from '../config.ts';
import { parseSafeUrl } from '../identifiers/index.ts';

/** Longest address of a form without values, so that values have room. */
const URL_MAX = 1000;

/** A host that is fixed: the URL parser lets `{name}.example.org` pass. */
const ANY_HOST = /^[a-z0-9.-]+$/;

/** What the address of a service's form must be. `path` and `hosts` are as the URL parser gives them. */
interface Rule {
  /** Any, if the service lets forms live on an address of the host's own. */
  hosts?: RegExp;
  path: RegExp;
  /** Parameters that are part of the form's address; none may be there otherwise. */
  parameters?: RegExp;
  /** What a right address looks like. */
  example: string;
  /** What the service's own field names look like. */
  name: RegExp;
  nameHint: string;
}

const RULES: Readonly<Record<Exclude<FormConfig['service'], 'mailto'>, Rule>> = {
  google: {
    hosts: /^docs\.google\.com$/,
    path: /^\/forms\/(?:u\/\d\/)?d\/e\/[\w-]+\/viewform$/,
    example:
      'https://docs.google.com/forms/d/e/…/viewform, from "Get pre-filled link" without the part from "?" on; a forms.gle address loses the values',
    name: /^entry\.\d+$/,
    nameHint: 'entry.123456789, as in the pre-filled link',
  },
  microsoft: {
    hosts: /^forms\.(?:office\.com|cloud\.microsoft|microsoft\.com)$/,
    path: /^\/Pages\/ResponsePage\.aspx$/i,
    parameters: /^\?id=[\w%.~-]+$/,
    example: 'https://forms.office.com/Pages/ResponsePage.aspx?id=…, from "Get pre-filled URL"; a short address with /r/ loses the values',
    name: /^r[0-9a-f]{32}$/,
    nameHint: 'r and 32 digits or letters a to f, as in the pre-filled URL',
  },
  tally: {
    path: /^\/(?:r\/|embed\/)?[\w-]+$/,
    example: 'https://tally.so/r/…',
    name: /^\w+$/,
    nameHint: 'the name of a hidden field',
  },
  typeform: {
    path: /^\/to\/\w+$/,
    example: 'https://name.typeform.com/to/…',
    name: /^\w+$/,
    nameHint: 'the name of a hidden field',
  },
  airtable: {
    hosts: /^airtable\.com$/,
    path: /^\/(?:\w+\/)*\w+$/,
    example: 'https://airtable.com/app…/shr… or https://airtable.com/app…/pag…/form',
    name: /^(?!prefill_)[^\p{Cc}]+$/u,
    nameHint: 'the name of the field in the table, without prefill_',
  },
  github: {
    path: /^\/[\w.-]+\/[\w.-]+\/?$/,
    example: 'https://github.com/owner/repository',
    name: /^(?!template$|title$|labels$|assignees$|projects$|milestone$|body$|type$)[\w-]+$/,
    nameHint: 'the id of an input or textarea of the issue form',
  },
  formspree: {
    hosts: /^formspree\.io$/,
    path: /^\/f\/\w+$/,
    example: 'https://formspree.io/f/…',
    name: /^$/,
    nameHint: 'nothing: the address of a Formspree form takes no values, so leave out map',
  },
  url: {
    path: /^\//,
    parameters: /^(?:\?[\w%.~+/:-]+=[\w%.~+/:-]*(?:&[\w%.~+/:-]+=[\w%.~+/:-]*)*)?$/,
    example: 'https://forms.example.org/claim, or with the parameters that it always has: https://forms.example.org/?survey=7',
    name: /^[^\p{Cc}&=#]+$/u,
    nameHint: 'the parameter that fills in a field of the form, as its service documents it',
  },
};

/**
 * Check an external form when the settings are read.
 * @returns sentences that say what is wrong and what to write instead; none if the form can be linked
 */
export function checkForm(form: FormConfig): string[] {
  const problems = form.service === 'mailto' ? checkMail(form) : checkAddress(form, RULES[form.service]);
  if (form.service === 'github' && form.template === undefined) {
    problems.push('A github form needs template, the name of a file in .github/ISSUE_TEMPLATE such as claim.yml.');
  }
  if (form.service !== 'github' && form.template !== undefined)
    problems.push(`template belongs to github forms only; leave it out for ${form.service}.`);
  const names = Object.values(form.map);
  const own = form.service === 'url' && URL.canParse(form.url) ? new URL(form.url).searchParams : new URLSearchParams();
  for (const name of new Set(names.filter((one) => own.has(one))))
    problems.push(`map names the field ${JSON.stringify(name)}, which the address of the form has already; leave it out in one of them.`);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    problems.push(`map gives two values to the field ${JSON.stringify(name)}; a field takes one.`);
  }
  return problems;
}

function checkAddress({ service, url, map }: FormConfig, rule: Rule): string[] {
  const problems: string[] = [];
  const address = parseSafeUrl(url);
  const parsed = address === undefined ? undefined : new URL(address);
  const right =
    parsed !== undefined &&
    parsed.protocol === 'https:' &&
    parsed.href === url &&
    url.length <= URL_MAX &&
    (rule.hosts ?? ANY_HOST).test(parsed.hostname) &&
    rule.path.test(parsed.pathname) &&
    !url.includes('#') &&
    (rule.parameters ? rule.parameters.test(parsed.search) : !url.includes('?'));
  if (!right) problems.push(`${JSON.stringify(url.slice(0, 200))} is not the address of a ${service} form. Write it as ${rule.example}.`);
  for (const [value, name] of Object.entries(map)) {
    if (!rule.name.test(name)) problems.push(`map.${value} is ${JSON.stringify(name)}; for ${service} it must be ${rule.nameHint}.`);
  }
  return problems;
}

function checkMail({ url, map }: FormConfig): string[] {
  const problems: string[] = [];
  if (url.length > 254 || !/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(url)) {
    problems.push(
      `${JSON.stringify(url.slice(0, 200))} is not an e-mail address. Write it as name@example.org, without mailto: and without parameters.`,
    );
  }
  for (const [value, label] of Object.entries(map)) {
    if (!/^[^\p{Cc}:]{1,80}$/u.test(label))
      problems.push(`map.${value} is ${JSON.stringify(label)}; for mailto it must be a short label without a colon.`);
  }
  return problems;
}
