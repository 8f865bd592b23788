import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A lesson that is being gone through in a sandbox. */
export interface OpenLesson {
  /** Of a lesson that comes with the app, or of one that somebody wrote (`text`). */
  id: string;
  /** The file of a lesson that somebody wrote; null for those of the app. */
  text: string | null;
  /** Index of the step that is to be done; as many as there are once all is done. */
  step: number;
  /** Hints of that step that were looked at, the answer among them. */
  hints: number;
  /** In all steps so far. */
  allHints: number;
  commands: number;
  /** Names that its scripts gave to answers: later lines need them. */
  variables: Readonly<Record<string, string>>;
}

/** How a lesson ended. */
export interface LessonResult {
  /** Simulated seconds that it took. */
  seconds: number;
  /** Command lines that were typed. */
  commands: number;
  hints: number;
}

/** What a learner has got to: in this browser only, and not part of any sandbox. */
export interface LessonProgress {
  /** By id of the sandbox. */
  open: Readonly<Record<string, OpenLesson>>;
  /** By id of the lesson: its last end. */
  results: Readonly<Record<string, LessonResult>>;
  /** The file of the lesson that is being written; null where none was begun. */
  draft: string | null;
  /** What stood there before another file took its place. */
  draftBefore: string | null;
}

export type ProgressStore = StoreApi<LessonProgress>;

/** A sandbox that is deleted leaves its lesson: more than these are not kept. */
const MOST_OPEN = 50;

/** Whether a value read from outside has members. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is stored may be anything: what is no progress counts as none. */
function merged(stored: unknown, current: LessonProgress): LessonProgress {
  if (!isRecord(stored) || !isRecord(stored['open']) || !isRecord(stored['results']))
    return current;
  const open = Object.entries(stored['open']).filter(([, one]) => isOpenLesson(one));
  const results = Object.entries(stored['results']).filter(([, one]) => isResult(one));
  return {
    open: Object.fromEntries(open.slice(-MOST_OPEN)) as LessonProgress['open'],
    results: Object.fromEntries(results) as LessonProgress['results'],
    draft: textOrNull(stored['draft']),
    draftBefore: textOrNull(stored['draftBefore']),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function isOpenLesson(value: unknown): value is OpenLesson {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !isRecord(value['variables'])) {
    return false;
  }
  const { text, step, hints, allHints, commands, variables } = value;
  const isText = text === null || typeof text === 'string';
  const areTexts = Object.values(variables as object).every((one) => typeof one === 'string');
  return isText && areTexts && [step, hints, allHints, commands].every(isCount);
}

const isResult = (value: unknown): value is LessonResult =>
  isRecord(value) && [value['seconds'], value['commands'], value['hints']].every(isCount);

const NOTHING: LessonProgress = { open: {}, results: {}, draft: null, draftBefore: null };

/**
 * The store of a learner's progress, kept by `storage` (the browser's, or none).
 * @param storage - undefined where nothing can be kept
 */
export function createLessonProgress(storage: StateStorage | undefined): ProgressStore {
  return createStore<LessonProgress>()(
    persist((): LessonProgress => NOTHING, {
      name: 'ecs-sandbox-lessons',
      version: 1,
      ...(storage && { storage: createJSONStorage(() => storage) }),
      merge: merged,
    }),
  );
}

/** Changes the lesson of a sandbox; null leaves it. */
export function editLesson(
  store: ProgressStore,
  documentId: string,
  edit: Partial<OpenLesson> | null,
): void {
  store.setState(({ open }) => {
    const { [documentId]: before, ...others } = open;
    if (edit === null) return { open: others };
    const blank = {
      id: '',
      text: null,
      step: 0,
      hints: 0,
      allHints: 0,
      commands: 0,
      variables: {},
    };
    return { open: { ...others, [documentId]: { ...blank, ...before, ...edit } } };
  });
}
