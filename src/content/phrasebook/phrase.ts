/** A line of Docker or Compose, and what says the same in ECS. */
export interface Phrase {
  /** Kebab-case. */
  readonly id: string;
  /**
   * As it is typed: a `docker run`, a piece of a compose file, or another command. What it becomes
   * is worked out from it, by the same readers that take whatever a user types.
   */
  readonly phrase: string;
  /** What it is called in a list, where it takes several lines. */
  readonly title?: string;
  /** The equal's name, in a few words; null where there is none. */
  readonly equal: string | null;
  /** One to three short sentences; where there is no equal, what to do instead. */
  readonly says: string;
  /** AWS's page about it. */
  readonly docs: string;
  /** The member of the compose service (`ports`), whose equal is to be seen first. */
  readonly place?: string;
  /** Answers to what a file leaves open, where others than the usual show what is meant. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Other words that it is looked for by. */
  readonly words?: string;
}

export interface PhraseGroup {
  readonly title: string;
  readonly phrases: readonly Phrase[];
}

const ROOT = 'https://docs.aws.amazon.com/AmazonECS/latest';

/** A page of the Developer Guide of Amazon ECS. */
export const guide = (page: string): string => `${ROOT}/developerguide/${page}.html`;

/** A page of the API reference of Amazon ECS. */
export const api = (name: string): string => `${ROOT}/APIReference/API_${name}.html`;
