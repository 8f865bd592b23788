import type { Finding } from '../../formats/import-result';
import type { RefusedPlace } from '../../formats/refused-place';
import type { Runnable } from '../../formats/task-definition/service-plan';
import type { ViewStore } from '../../state/view-store';
import type { ScriptFile } from './script-run';

/** Which of several files that were given together, counted from 1. */
export interface Place {
  at: number;
  of: number;
}

/** `2 of 3`; nothing for a file alone. */
export const placeInWords = (place?: Place): string =>
  place && place.of > 1 ? `${place.at} of ${place.of}` : '';

/** What became of a file that was opened. */
export interface OpenedFile {
  fileName: string;
  /** Left out for a file alone. */
  place?: Place;
  /** `ECS task definition`. */
  label: string;
  findings: readonly Finding[];
  /** The task definition as registered; null when nothing was. */
  registered: Runnable | null;
  /** When the registration was refused: AWS's error, its words for each fault, and their places. */
  refusal: {
    type: string;
    faults: readonly { words: string; place: RefusedPlace | undefined }[];
  } | null;
  /** A script: it is run aside, and offered as a sandbox of its own. */
  script?: ScriptFile;
}

const files = new WeakMap<ViewStore, OpenedFile>();

/** Remembers the file and opens the dialog about it. */
export function showOpenedFile(view: ViewStore, file: OpenedFile): void {
  files.set(view, file);
  view.setState({ dialog: { kind: 'opened-file', fileName: file.fileName } });
}

/** The file that the dialog is about. */
export const openedFile = (view: ViewStore): OpenedFile | undefined => files.get(view);
