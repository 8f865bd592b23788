import type { SandboxParts } from '../sandbox-context';

/** Something a user can do by key, button or menu. Icons stay where it is drawn. */
export interface Action {
  readonly id: string;
  /** In the words of a menu. */
  readonly label: string;
  /** As `matchesKey` reads them; the first one is shown. */
  readonly keys: readonly string[];
  readonly when: (parts: SandboxParts) => boolean;
  readonly run: (parts: SandboxParts) => void;
}

export const always = (): boolean => true;
