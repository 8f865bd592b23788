/** Names that Compose looks for when it is told none. */
const DEFAULT = /^(compose|docker-compose)\.ya?ml$/;

/**
 * What Compose merges over a file without being told to, by the file's name: none for a file whose
 * name must be given, since then its override must be given too.
 * https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
export function overridesOf(fileName: string): string[] {
  const stem = DEFAULT.exec(fileName.split('/').at(-1) ?? '')?.[1];
  return stem === undefined ? [] : ['yml', 'yaml'].map((end) => `${stem}.override.${end}`);
}
