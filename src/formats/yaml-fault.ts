/** What the YAML library says of a mistake, in one line and without its place: that is told apart. */
export const yamlFault = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/:$/, '').replace(/ at line \d+, column \d+$/, '');
