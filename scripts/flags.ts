import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError } from '../src/lib/errors.ts';

/**
 * Read the words and flags of a command.
 * @param command its name in `npm run`
 * @throws ConfigError that names the flag that is unknown or has no value
 */
export function readFlags<const Options extends NonNullable<ParseArgsConfig['options']>>(command: string, options: Options) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw usageFault(command, `${(error as Error).message}.`);
  }
}

/** What is wrong with how a command was called, as a sentence. */
export function usageFault(command: string, message: string): ConfigError {
  return new ConfigError(`npm run ${command}`, message, `See npm run ${command} -- --help.`);
}
