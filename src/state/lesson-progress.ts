import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { sha256 } from '../model/sha256';

/** A lesson that is being gone through in a sandbox. */
export interface OpenLesson {
  /** Of a lesson that comes with the app, or of one that somebody wrote (`text`). */
  id: string;
  /** The file of a lesson that somebody wrote; null for those of the app. */
  text: string | null;
  /** A case of the clinic: what helps costs. */
  isCase: boolean;
  /** Index of the step that is to be done; as many as there are once all is done. */
  step: number;
  /** How many steps there are; 0 while that is not known. */
  steps: number;
  /** Hints of that step that were looked at, the answer among them. */
  hints: number;
  /** In all steps so far; in the clinic, questions “Why?” too. */
  allHints: number;
  /** Choices taken that were not right. */
  wrong: number;
  /** Commands given, by line and on the screen. */
  commands: number;
  /** Those commands, oldest first: the newest of them where there are many. */
  used: readonly string[];
  /** Names that its scripts gave to answers: later lines need them. */
  variables: Readonly<Record<string, string>>;
}

/** How a lesson ended. */
export interface LessonResult {
  /** Simulated seconds that it took. */
  seconds: number;
  /** Commands given, by line and on the screen. */
  commands: number;
  hints: number;
  /** Wrong choices; files of before these were counted have none. */
  wrong?: number;
}

/** A lesson that came as a file or by a link. */
export interface LessonFile {
  title: string;
  /** Of the file; what a link carries has none of its own. */
  id: string;
  text: string;
}

/** What a learner has got to: in this browser only, and not part of any sandbox. */
export interface LessonProgress {
  /** By id of the sandbox. */
  open: Readonly<Record<string, OpenLesson>>;
  /** The open sandbox, where its lesson is put aside: its place is kept. */
  closed: string | null;
  /** By key of the lesson (`lessonKey`): its last end. */
  results: Readonly<Record<string, LessonResult>>;
  /** By key of the lesson, the newest last. */
  files: Readonly<Record<string, LessonFile>>;
  /** The file of the lesson that is being written; null where none was begun. */
  draft: string | null;
  /** What stood there before another file took its place. */
  draftBefore: string | null;
  /** The browser has no room left: what came since then goes with the page. */
  isFull: boolean;
}

export type ProgressStore = StoreApi<LessonProgress>;

/** A sandbox that is deleted leaves its lesson: more than these are not kept. */
const MOST_OPEN = 50;
/** Commands kept to be listed, and letters of each. */
const MOST_USED = 100;
const MOST_LETTERS = 300;
/** Lessons from elsewhere that are kept, and letters of all of them: browsers store 5 million. */
const MOST_FILES = 20;
const MOST_TEXT = 1_000_000;

/** Whether a value read from outside has members. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is stored may be anything: what is no progress counts as none. */
function merged(stored: unknown, current: LessonProgress): LessonProgress {
  if (!isRecord(stored) || !isRecord(stored['open']) || !isRecord(stored['results']))
    return current;
  const open = Object.entries(stored['open']).flatMap(([id, one]) => {
    const lesson = openLessonOf(one);
    return lesson ? [[id, lesson] as const] : [];
  });
  const results = Object.entries(stored['results']).filter(([, one]) => isResult(one));
  const files = isRecord(stored['files']) ? Object.entries(stored['files']) : [];
  return {
    ...current,
    open: Object.fromEntries(open.slice(-MOST_OPEN)),
    closed: textOrNull(stored['closed']),
    results: Object.fromEntries(results) as LessonProgress['results'],
    files: bounded(files.filter((entry): entry is [string, LessonFile] => isFile(entry[1]))),
    draft: textOrNull(stored['draft']),
    draftBefore: textOrNull(stored['draftBefore']),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isText = (value: unknown): value is string => typeof value === 'string';

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** What was stored before something was counted counts none of it. */
function openLessonOf(value: unknown): OpenLesson | null {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !isRecord(value['variables'])) {
    return null;
  }
  const lesson = { ...BLANK, ...value } as OpenLesson;
  const { text, step, steps, hints, allHints, wrong, commands, used, variables } = lesson;
  const areTexts = Object.values(variables).every(isText) && Array.isArray(used);
  const areCounts = [step, steps, hints, allHints, wrong, commands].every(isCount);
  const isWhole =
    typeof lesson.isCase === 'boolean' &&
    (text === null || isText(text)) &&
    areTexts &&
    used.every(isText) &&
    areCounts;
  return isWhole ? lesson : null;
}

const isResult = (value: unknown): value is LessonResult =>
  isRecord(value) &&
  [value['seconds'], value['commands'], value['hints'], value['wrong'] ?? 0].every(isCount);

const isFile = (value: unknown): value is LessonFile =>
  isRecord(value) && [value['title'], value['id'], value['text']].every(isText);

/** The newest of them, as far as there is room. */
function bounded(files: readonly (readonly [string, LessonFile])[]): LessonProgress['files'] {
  let room = MOST_TEXT;
  const kept = files.slice(-MOST_FILES).toReversed();
  const fitting = kept.filter(([, { text }]) => (room -= text.length) >= 0);
  return Object.fromEntries(fitting.toReversed());
}

/**
 * What a lesson's progress goes by: its id where it comes with the app, and what is written in it
 * otherwise. Two files of one title are two lessons.
 */
export const lessonKey = ({ id, text }: Pick<OpenLesson, 'id' | 'text'>): string =>
  text === null ? id : `text-${sha256(text).slice(0, 16)}`;

const NOTHING: LessonProgress = {
  open: {},
  closed: null,
  results: {},
  files: {},
  draft: null,
  draftBefore: null,
  isFull: false,
};

const BLANK: OpenLesson = {
  id: '',
  text: null,
  isCase: false,
  step: 0,
  steps: 0,
  hints: 0,
  allHints: 0,
  wrong: 0,
  commands: 0,
  used: [],
  variables: {},
};

/**
 * The store of a learner's progress, kept by `storage` (the browser's, or none).
 * @param storage - undefined where nothing can be kept
 */
export function createLessonProgress(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
): ProgressStore {
  let isFull = false;
  const tried: StateStorage | undefined = storage && {
    getItem: (name) => storage.getItem(name),
    removeItem: (name) => storage.removeItem(name),
    setItem: (name, value) => {
      try {
        storage.setItem(name, value);
        isFull = false;
      } catch {
        isFull = true;
      }
    },
  };
  const store = createStore<LessonProgress>()(
    persist((): LessonProgress => NOTHING, {
      name: 'ecs-sandbox-lessons',
      version: 1,
      ...(tried && { storage: createJSONStorage(() => tried) }),
      partialize: (state) => ({ ...state, isFull: false }),
      merge: merged,
    }),
  );
  // The state is set before it is stored: whether that went well is known a moment later.
  store.subscribe(() =>
    queueMicrotask(() => {
      if (store.getState().isFull !== isFull) store.setState({ isFull });
    }),
  );
  return store;
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
    return { open: { ...others, [documentId]: { ...BLANK, ...before, ...edit } } };
  });
}

/** Adds commands that were given to the figures of a sandbox's lesson. */
export function countCommands(
  store: ProgressStore,
  documentId: string,
  lines: readonly string[],
): void {
  const { commands = 0, used = [] } = store.getState().open[documentId] ?? {};
  const fresh = lines.map((line) =>
    line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line,
  );
  editLesson(store, documentId, {
    commands: commands + lines.length,
    used: [...used, ...fresh].slice(-MOST_USED),
  });
}

/** Keeps a lesson that came from elsewhere; null lets go of it. */
export function keepLessonFile(store: ProgressStore, key: string, file: LessonFile | null): void {
  store.setState(({ files }) => {
    const others = Object.entries(files).filter(([one]) => one !== key);
    return { files: bounded(file ? [...others, [key, file]] : others) };
  });
}
