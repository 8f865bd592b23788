/** What the YAML library says of a mistake; it recurses, and tells of its stack what is deep. */
export const wordsOfYaml = ({ message }: { readonly message: string }): string =>
  /call stack/i.test(message) ? 'nested too deeply' : message;
