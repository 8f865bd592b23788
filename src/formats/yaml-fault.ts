/** The YAML library's words about a mistake, in a line, without its place: that is told apart. */
export const yamlFault = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/:$/, '').replace(/ at line \d+, column \d+$/, '');
