import { Button, Checkbox } from '@mantine/core';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding, ImportedOperation, ImportResult, Link } from '../../formats/import-result';
import files from '../files/files.module.css';
import { FilePlace } from '../files/file-place';
import { FindingList } from '../files/finding-list';
import { giveHere } from '../give-here';
import { counted } from '../kit/counted';
import { TabStrip } from '../kit/tab-strip';
import { UNTITLED } from '../../state/workspace-store';
import { useMirror, useParts, useWorkspace } from '../sandbox-context';
import { ChangesList } from './changes-list';
import { Decisions } from './decisions';
import { saysOf } from './find-links';
import { hasDoor, type ImportRefusal, importGesture, refusalOf } from './import-plan';
import styles from './import.module.css';
import type { ImportedFile } from './imported-file';
import { OperationsPane } from './operations-pane';
import { SourcePane } from './source-pane';
import { NO_ANSWERS, useImport } from './use-import';

const GRAVITY = { info: 0, warning: 1, error: 2 } as const;

/** The gravest finding of each line. */
function troubles(findings: readonly Finding[]): Map<number, Finding['severity']> {
  const lines = new Map<number, Finding['severity']>();
  for (const { line, severity } of findings) {
    if (line === undefined) continue;
    const before = lines.get(line);
    if (!before || GRAVITY[severity] > GRAVITY[before]) lines.set(line, severity);
  }
  return lines;
}

/** The file beside what it becomes; what is left open; what changes and what cannot be. */
export default function ImportWizard({ file }: { file: ImportedFile }) {
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const result = useImport(file, answers);
  return (
    <div className={styles.wizard}>
      <Decisions
        decisions={result.decisions ?? []}
        onChoose={(id, value) =>
          setAnswers((before) => ({ ...before, choices: { ...before.choices, [id]: value } }))
        }
        variables={answers.variables}
        onVariables={(variables) => setAnswers((before) => ({ ...before, variables }))}
      />
      <Beside file={file} result={result} />
      <Finish file={file} result={result} />
    </div>
  );
}

const NO_LINKS: readonly Link[] = [];
const NO_OPERATIONS: readonly ImportedOperation[] = [];

/** What the mouse is on, and on which side: the other follows. */
interface Looked {
  links: readonly Link[];
  by: 'file' | 'operations' | null;
}
const NOTHING: Looked = { links: NO_LINKS, by: null };

/** What was chosen, and on which side: the others bring it into view. */
interface Pinned {
  links: readonly Link[];
  by: 'file' | 'operations' | 'changes';
}

function useLooked() {
  const [looked, setLooked] = useState(NOTHING);
  const by = (side: Looked['by']) => (links: readonly Link[]) =>
    setLooked((before) => {
      const isSame =
        before.by === side &&
        before.links.length === links.length &&
        links.every((link, index) => link === before.links[index]);
      return isSame ? before : { links, by: side };
    });
  return {
    looked,
    lookInFile: useCallback(by('file'), []),
    lookInOperations: useCallback(by('operations'), []),
    lookAway: useCallback(() => setLooked(NOTHING), []),
  };
}

function Beside({ file, result }: { file: ImportedFile; result: ImportResult }) {
  const { findings, links = NO_LINKS } = result;
  // Written out in slices of a few milliseconds: the page answers while a long file is laid out.
  const operations = useDeferredValue(result.operations, NO_OPERATIONS);
  const { looked, lookInFile, lookInOperations, lookAway } = useLooked();
  const [chosen, setPinned] = useState<Pinned | null>(null);
  const [line, setLine] = useState<{ line: number } | null>(null);
  const troubled = useMemo(() => troubles(findings), [findings]);
  const pinBy = (by: Pinned['by'], [first, ...others]: readonly Link[]) => {
    lookAway();
    setPinned(first ? { links: [first, ...others], by } : null);
    if (first && by !== 'file') setLine({ line: first.line });
  };
  const pinInFile = useCallback((of: readonly Link[]) => pinBy('file', of), []);
  const pinInOperations = useCallback((of: readonly Link[]) => pinBy('operations', of), []);
  // After another answer the links are others.
  const isOfNow = (of: readonly Link[]) => of.length > 0 && of.every((one) => links.includes(one));
  const pinned = chosen && isOfNow(chosen.links) ? chosen : null;
  const isLooked = isOfNow(looked.links);
  const lit = isLooked ? looked.links : (pinned?.links ?? NO_LINKS);
  const followedBy = (side: Looked['by']) =>
    isLooked && looked.by === side ? (looked.links[0] ?? null) : null;
  return (
    <>
      <div className={styles.columns} onMouseLeave={lookAway}>
        <section>
          <h3 className={styles.columnTitle}>{file.importer.label}</h3>
          <SourcePane
            text={file.text}
            links={links}
            lit={lit}
            goTo={line}
            follow={followedBy('operations')}
            troubled={troubled}
            onLook={lookInFile}
            onPin={pinInFile}
          />
        </section>
        <section>
          <h3 className={styles.columnTitle}>
            In ECS: {counted(result.operations.length, 'operation')}
          </h3>
          <OperationsPane
            operations={operations}
            links={links}
            lit={lit}
            goTo={pinned?.by === 'operations' ? null : pinned}
            follow={followedBy('file')}
            onLook={lookInOperations}
            onPin={pinInOperations}
          />
        </section>
      </div>
      <p className={styles.why} role="status">
        {lit.length > 0
          ? saysOf(lit, result.operations)
          : 'Point at a line, or go through them with the arrow keys, to see what becomes of it.'}
      </p>
      <Notes
        result={result}
        pinned={pinned?.by === 'changes' ? (pinned.links[0] ?? null) : null}
        onPin={(link) => pinBy('changes', [link])}
        onLine={(at) => setLine({ line: at })}
      />
    </>
  );
}

function Notes(props: {
  result: ImportResult;
  pinned: Link | null;
  onPin: (link: Link) => void;
  onLine: (line: number) => void;
}) {
  const { operations, findings, links = NO_LINKS } = props.result;
  const changes = links.filter(({ says }) => says !== undefined).length;
  const [tab, setTab] = useState<'changes' | 'findings'>(
    findings.length > 0 || changes === 0 ? 'findings' : 'changes',
  );
  const tabs = [
    { id: 'findings', label: `Findings ${findings.length}` },
    ...(changes > 0 ? [{ id: 'changes', label: `What changes and why ${changes}` } as const] : []),
  ] as const;
  return (
    <div className={styles.notes}>
      <TabStrip
        label="About the file"
        tabs={tabs}
        selected={tab}
        onSelect={setTab}
        panelPrefix="import"
      />
      <div
        className={styles.noteBody}
        role="tabpanel"
        id={`import-${tab}`}
        aria-labelledby={`import-${tab}-tab`}
      >
        {tab === 'changes' ? (
          <ChangesList
            links={links}
            operations={operations}
            pinned={props.pinned}
            onPin={props.onPin}
          />
        ) : findings.length === 0 ? (
          <p className={styles.none}>Everything in the file has its equal here.</p>
        ) : (
          <FindingList findings={findings} onLine={props.onLine} />
        )}
      </div>
    </div>
  );
}

/** `shop.compose.yml` gives `shop`, `compose.yml` gives `compose`. */
const stemOf = (fileName: string): string =>
  fileName.replace(/(?:(?<=.)\.(?:docker-)?(?:compose|template|service))?\.[^.]*$/, '');

/** Gives what the file became: here, or in a sandbox of its own. */
function useGiving(file: ImportedFile, result: ImportResult, traffic: boolean) {
  const parts = useParts();
  const { commands, view, workspace } = parts;
  const isEmpty = useMirror(({ entities }) => entities.size === 0);
  const isUnnamed = useWorkspace(({ name }) => name.startsWith(UNTITLED));
  const [refusal, setRefusal] = useState<ImportRefusal | null>(null);
  const give = async (): Promise<boolean> => {
    const gesture = importGesture(`Import ${file.fileName}`, result, traffic);
    const outcome = await giveHere(parts, gesture);
    if (!outcome.ok) {
      setRefusal(outcome.error ? refusalOf(outcome.error, result) : null);
      return false;
    }
    if (isEmpty && isUnnamed) commands.renameSandbox(stemOf(file.fileName));
    view.setState({ dialog: null });
    return true;
  };
  const giveElsewhere = async () => {
    const before = workspace.getState().documentId;
    await commands.newSandbox(stemOf(file.fileName));
    const made = workspace.getState().documentId;
    if (await give()) return;
    await commands.openSandbox(before);
    await commands.deleteSandbox(made);
  };
  return { isEmpty, refusal, give, giveElsewhere };
}

function Finish({ file, result }: { file: ImportedFile; result: ImportResult }) {
  const { view } = useParts();
  const [traffic, setTraffic] = useState(true);
  const { isEmpty, refusal, give, giveElsewhere } = useGiving(file, result, traffic);
  const first = useRef<HTMLButtonElement>(null);
  // The first time the dialog looks for who is to have the focus before this is loaded; later on
  // after this, and keeps to `data-autofocus`.
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const nothing = result.operations.length === 0;
  // What was given together belongs together.
  const belongs = file.place.at > 1;
  return (
    <>
      {refusal && <Refused refusal={refusal} fileName={file.fileName} isEmpty={isEmpty} />}
      <div className={`${files.buttons} ${styles.finish}`}>
        {hasDoor(result) && (
          <Checkbox
            label="Send 20 requests a second to each load balancer"
            checked={traffic}
            onChange={(event) => setTraffic(event.currentTarget.checked)}
          />
        )}
        <span className={styles.space} />
        <Button variant="outline" onClick={() => view.setState({ dialog: null })}>
          {file.place.of > file.place.at ? 'Skip this file' : 'Cancel'}
        </Button>
        {!isEmpty && (
          <Button
            ref={belongs ? first : undefined}
            {...(belongs ? { 'data-autofocus': true } : { variant: 'outline' })}
            disabled={nothing}
            onClick={() => void give()}
          >
            Add to this sandbox
          </Button>
        )}
        <Button
          ref={belongs && !isEmpty ? undefined : first}
          {...(belongs && !isEmpty ? { variant: 'outline' } : { 'data-autofocus': true })}
          disabled={nothing}
          onClick={() => void (isEmpty ? give() : giveElsewhere())}
        >
          {isEmpty ? 'Import' : 'Import as a new sandbox'}
        </Button>
      </div>
    </>
  );
}

/** What of the file was refused, in its own terms, and then AWS's words. */
function Refused(props: { refusal: ImportRefusal; fileName: string; isEmpty: boolean }) {
  const { refusal, fileName, isEmpty } = props;
  const { error, title, place, isThere } = refusal;
  return (
    <div role="alert" className={`${files.refusal} ${styles.refused}`}>
      <p>
        It was refused as a whole, and nothing was changed
        {title === undefined ? ': ' : ', because of '}
        <b>{title}</b>
        <FilePlace place={place} fileName={fileName} />
        {isThere && !isEmpty && ', which is in this sandbox already. Import it as a new sandbox.'}
      </p>
      <p>
        <b>{error.__type}</b> {error.message}
      </p>
    </div>
  );
}
