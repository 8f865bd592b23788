import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatClock, formatCountdown, seconds } from '../../model/sim-time';
import { useMirror, useParts } from '../sandbox-context';
import { ThemeSheet } from '../theme/theme-sheet';
import { goToStep, stepBy } from './go-to-step';
import styles from './notes-window.module.css';
import { presentationOf } from './presentation';
import { usePresentation, useSteps } from './use-presentation';
import { usePresenterKeys } from './use-presenter-keys';

/** The look of the page, for a window that has no files of its own. */
function dress(page: Window): void {
  const { head, documentElement } = page.document;
  for (const sheet of document.querySelectorAll('style, link[rel=stylesheet]')) {
    head.append(page.document.importNode(sheet, true));
  }
  copyLook(documentElement);
  documentElement.lang = document.documentElement.lang;
}

/** Theme, contrast and motion stand on the root of the page. */
function copyLook(root: HTMLElement): void {
  for (const { name, value } of document.documentElement.attributes) root.setAttribute(name, value);
}

/** Follows the page: its theme, and styles that parts of it bring along later; goes with it. */
function useDressed(page: Window): HTMLElement | null {
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => {
    dress(page);
    setBody(page.document.body);
    const looks = new MutationObserver(() => copyLook(page.document.documentElement));
    looks.observe(document.documentElement, { attributes: true });
    const sheets = new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const isSheet = node instanceof HTMLLinkElement || node instanceof HTMLStyleElement;
        if (isSheet) page.document.head.append(page.document.importNode(node, true));
      }
    });
    sheets.observe(document.head, { childList: true });
    const goes = () => page.close();
    window.addEventListener('pagehide', goes);
    return () => {
      looks.disconnect();
      sheets.disconnect();
      window.removeEventListener('pagehide', goes);
      page.close();
    };
  }, [page]);
  return body;
}

/** A window that its user has closed is forgotten. */
function useClosed(page: Window): void {
  const parts = useParts();
  useEffect(() => {
    const talk = presentationOf(parts);
    const timer = setInterval(() => page.closed && talk.setState({ notes: null }), 500);
    return () => clearInterval(timer);
  }, [parts, page]);
}

/** Wall time since presenting began. */
function Elapsed() {
  const startedAt = usePresentation((state) => state.startedAt);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const elapsed = startedAt === null ? 0 : Math.floor(Math.max(0, now - startedAt) / 1000);
  return (
    <div className={styles.time}>
      <span className={styles.label}>Talking for</span>
      <span className={styles.figure} role="timer" aria-label="Time since presenting began">
        {startedAt === null ? '–' : formatCountdown(seconds(elapsed))}
      </span>
    </div>
  );
}

function Clock() {
  const text = useMirror((state) => formatClock(state.now).slice(0, -2));
  return (
    <div className={styles.time}>
      <span className={styles.label}>Simulated time</span>
      <span className={styles.figure}>{text}</span>
    </div>
  );
}

function Notes() {
  const parts = useParts();
  const { steps, index, step, next } = useSteps();
  const problem = usePresentation((state) => state.problem);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <Clock />
        <Elapsed />
      </header>
      <section className={styles.now} aria-live="polite">
        <p className={styles.label}>
          {step ? `Step ${index + 1} of ${steps.length}` : `${steps.length} steps`}
        </p>
        <h1 className={styles.title}>{step ? step.title : 'Before the first step'}</h1>
        <p className={styles.note}>{step?.note}</p>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </section>
      <section className={styles.next}>
        <p className={styles.label}>Next</p>
        <p className={styles.nextTitle}>{next ? next.title : 'The end'}</p>
        {next && <p className={styles.nextNote}>{next.note}</p>}
      </section>
      <div className={styles.buttons}>
        <button type="button" disabled={index <= 0} onClick={() => stepBy(parts, -1)}>
          ‹ Previous
        </button>
        <button type="button" disabled={index < 0} onClick={() => void goToStep(parts, index)}>
          Again
        </button>
        <button type="button" data-main disabled={!next} onClick={() => stepBy(parts, 1)}>
          Next ›
        </button>
      </div>
    </main>
  );
}

/** Drawn in a window of its own from this page: for the speaker's screen, not the projector. */
export function NotesWindow({ page }: { page: Window }) {
  const body = useDressed(page);
  useClosed(page);
  usePresenterKeys(page);
  if (!body) return null;
  return createPortal(
    <>
      <ThemeSheet page={page} />
      <Notes />
    </>,
    body,
  );
}
