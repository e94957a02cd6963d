import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../src/lib/did-you-mean.ts';
import { ConfigError } from '../src/lib/errors.ts';

/**
 * Read the words and flags of a command.
 * @param command its name in `npm run`
 * @param flagsOnly words beside flags are a mistake
 * @throws ConfigError that names the flag that is unknown or has no value, or the word
 */
export function readFlags<const Options extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  options: Options,
  flagsOnly = false,
) {
  try {
    return parseArgs({ allowPositionals: !flagsOnly, options });
  } catch (error) {
    const [what = ''] = (error as Error).message.split('. ', 1);
    const wrong = /^Unknown option '--([^']+)'/.exec(what)?.[1];
    const meant = wrong === undefined ? undefined : didYouMean(wrong, Object.keys(options));
    throw usageFault(command, `${what.replace(/\.$/, '')}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`);
  }
}

/** What is wrong with how a command was called, as a sentence. */
export function usageFault(command: string, message: string): ConfigError {
  return new ConfigError(`npm run ${command}`, message, `See npm run ${command} -- --help.`);
}
