import { Button, CopyButton, FileButton } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Lesson } from '../../lesson/lesson';
import { type ReadLesson, readLesson } from '../../lesson/read-lesson';
import { saveBlob } from '../files/save-blob';
import { counted } from '../kit/counted';
import { ScreenHeader } from '../kit/screen-header';
import { useParts } from '../sandbox-context';
import { BLANK_LESSON } from './blank-lesson';
import { FormatSheet } from './format-sheet';
import { Handout } from './handout';
import styles from './lesson-editor.module.css';
import { lessonAddress } from './lesson-address';
import { LessonPreview } from './lesson-preview';
import { progress, useProgress } from './progress';
import { openLesson } from './run-lesson';
import { RehearsalReport } from './rehearsal-report';
import { CHOSEN_ANEW } from '../kit/chosen-anew';

/** What a text is as a lesson, a moment after it was typed. */
function useRead(text: string): ReadLesson | null {
  const settled = useDeferredValue(text);
  const [read, setRead] = useState<ReadLesson | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void readLesson(settled).then((next) => isWanted && setRead(next));
    }, 250);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [settled]);
  return read;
}

const fileNameOf = (title: string): string =>
  `${
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'lesson'
  }.md`;

const write = (draft: string) => progress().setState({ draft });

/** The field that the file stands in, and where one goes in it. */
function useTextField(text: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (block: string) => {
    const field = area.current;
    if (!field) return;
    // What heads the file stands nowhere else.
    const at = block.startsWith('---') ? 0 : field.selectionEnd;
    // A block stands by itself, with an empty line on either side.
    const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
    const start = before === '' ? 0 : before.length + 2;
    progress().setState({ draftBefore: text });
    write([before, block, after].filter(Boolean).join('\n\n'));
    field.focus();
    requestAnimationFrame(() => field.setSelectionRange(start, start + block.length));
  };
  const goTo = (line: number) => {
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  return { area, insert, goTo };
}

/** Writing a lesson: its file on the left, what it becomes on the right. */
export default function LessonEditor() {
  const parts = useParts();
  const text = useProgress(({ draft }) => draft) ?? BLANK_LESSON;
  const read = useRead(text);
  const { area, insert, goTo } = useTextField(text);
  const [problem, setProblem] = useState<string | null>(null);
  const back = () => parts.view.setState({ screen: { kind: 'workbench' } });
  const lesson = read?.lesson ?? null;
  const link = useMemo(() => lessonAddress({ id: '', text }), [text]);
  const last = useRef<Lesson | null>(null);
  if (lesson) last.current = lesson;
  const [asksFormat, setAsksFormat] = useState(false);
  const tryIt = async () => {
    try {
      await openLesson(parts, { id: fileNameOf(lesson?.title ?? ''), text });
      back();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title="Write a lesson"
        about={lesson?.title ?? ''}
        backHint="Back to the sandbox"
        onBack={back}
      >
        <Button
          variant={asksFormat ? 'light' : 'subtle'}
          aria-pressed={asksFormat}
          onClick={() => setAsksFormat(!asksFormat)}
        >
          Format
        </Button>
        <FileButtons text={text} lesson={lesson} link={link} onTry={() => void tryIt()} />
      </ScreenHeader>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.body}>
        <textarea
          ref={area}
          className={styles.text}
          aria-label="The lesson’s file"
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <section
          className={styles.preview}
          aria-label={asksFormat ? 'The format of a lesson' : 'What it becomes'}
        >
          {asksFormat ? (
            <FormatSheet onInsert={insert} />
          ) : (
            <Becomes read={read} last={last.current} onGo={goTo} />
          )}
        </section>
      </div>
      {lesson && <Handout lesson={lesson} address={link} hasAnswers />}
    </div>
  );
}

/** The text as a lesson; while there are faults in it, those, and what it was before. */
function Becomes(props: {
  read: ReadLesson | null;
  /** As it was read last without a fault. */
  last: Lesson | null;
  onGo: (line: number) => void;
}) {
  const { read, last, onGo } = props;
  const hasFaults = read !== null && read.faults.length > 0;
  return (
    <>
      {hasFaults && <Faults faults={read.faults} onGo={onGo} />}
      {read?.lesson && <RehearsalReport lesson={read.lesson} />}
      {hasFaults && last && (
        <p className={styles.staleNote}>As it was before, until this is mended:</p>
      )}
      {last && (
        <div {...(hasFaults && { className: styles.stale, inert: true })}>
          <LessonPreview lesson={last} />
        </div>
      )}
    </>
  );
}

/** What is done with the whole file. */
function FileButtons(props: {
  text: string;
  lesson: Lesson | null;
  link: string;
  onTry: () => void;
}) {
  const { text, lesson, link, onTry } = props;
  const before = useProgress(({ draftBefore }) => draftBefore);
  const replace = (draft: string) => progress().setState({ draft, draftBefore: text });
  const open = async (file: File | null) => {
    if (file) replace(await file.text());
  };
  return (
    <>
      {before !== null && before !== text && (
        <Button variant="subtle" onClick={() => replace(before)}>
          Bring back what was here
        </Button>
      )}
      <Button variant="subtle" onClick={() => replace(BLANK_LESSON)}>
        Begin anew
      </Button>
      <FileButton
        inputProps={CHOSEN_ANEW}
        accept=".md,text/markdown"
        onChange={(file) => void open(file)}
      >
        {(props) => (
          <Button variant="outline" {...props}>
            Open…
          </Button>
        )}
      </FileButton>
      <Button
        variant="outline"
        onClick={() => saveBlob(fileNameOf(lesson?.title ?? ''), new Blob([text]))}
      >
        Save file
      </Button>
      <Button variant="outline" disabled={!lesson} onClick={() => window.print()}>
        Print
      </Button>
      <CopyButton value={link} timeout={1500}>
        {({ copied, copy }) => (
          <Button variant="outline" disabled={!lesson} onClick={copy}>
            {copied ? 'Copied' : 'Copy link'}
          </Button>
        )}
      </CopyButton>
      <Button disabled={!lesson} onClick={onTry}>
        Try it
      </Button>
    </>
  );
}

function Faults(props: { faults: ReadLesson['faults']; onGo: (line: number) => void }) {
  const { faults, onGo } = props;
  return (
    <div role="status" className={styles.faults}>
      <h2>{counted(faults.length, 'thing')} to mend</h2>
      <ul>
        {faults.map(({ line, message }, i) => (
          <li key={i}>
            <button type="button" onClick={() => onGo(line)}>
              line {line}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
