import { Button, Checkbox, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { SAFE_LINK_LENGTH, toShareFragment } from '../../formats/share/share-link';
import type { SandboxDocument } from '../../model/sandbox-document';
import type { SimMicros } from '../../model/sim-time';
import files from '../files/files.module.css';
import { useParts } from '../sandbox-context';
import { EmbedSnippet } from './embed-snippet';
import { startMoments } from './start-moments';

const grouped = (count: number): string => count.toLocaleString('en-US');

/** The page's own address without what it was opened with. */
const pageAddress = (): string => `${window.location.origin}${window.location.pathname}`;

/** What is declared and where it is drawn, at time 0. */
const withoutRun = (document: SandboxDocument): SandboxDocument => ({
  ...document,
  log: [],
  now: 0,
});

interface Opened {
  document: SandboxDocument;
  /** The moment that was shown. */
  shown: SimMicros;
}

/** The sandbox as it was when the dialog was opened. */
function useOpened(): Opened | null {
  const { commands, mirror } = useParts();
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const shown = mirror.getState().now;
    void commands.document().then((document) => setOpened({ document, shown }));
  }, [commands, mirror]);
  return opened;
}

/** The link, what is in it, and what to do where it is too long. */
export default function SharePanel() {
  const { view } = useParts();
  const opened = useOpened();
  const [withRun, setWithRun] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!opened) return <p className={files.summary}>Packing …</p>;
  const { document, shown } = opened;
  const moments = startMoments(shown, document.now as SimMicros, document.workbench);
  const isPast = moments.some(({ value }) => value === String(shown));
  const start = chosen ?? (isPast ? String(shown) : '');
  const at = withRun && start !== '' ? (Number(start) as SimMicros) : null;
  const fragment = toShareFragment(withRun ? document : withoutRun(document), at);
  const link = `${pageAddress()}${fragment}`;
  const long = link.length > SAFE_LINK_LENGTH;
  return (
    <>
      <p className={files.summary}>
        The link carries the sandbox itself. It stands after the # of the address, which browsers
        send to no server: whoever has the link has the sandbox, and no one else.
      </p>
      <TextInput
        mt={12}
        label="Link"
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        description={`${grouped(link.length)} characters`}
        inputWrapperOrder={['label', 'input', 'description']}
        classNames={{ label: files.label, description: files.hint }}
      />
      <Checkbox
        mt={12}
        label="With its run: everything that has happened, to travel in"
        checked={withRun}
        onChange={(event) => setWithRun(event.currentTarget.checked)}
      />
      {withRun && moments.length > 1 && (
        <NativeSelect
          mt={12}
          label="Opens, paused, at"
          data={moments}
          value={start}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {long && (
        <p className={files.why} role="note">
          Some chat and mail programs cut links of more than {grouped(SAFE_LINK_LENGTH)} characters.
          {withRun ? ' Without its run it is shorter. ' : ' '}A PNG from Export carries the sandbox
          inside it too, and so does the file from Save to file.
        </p>
      )}
      <div className={files.buttons}>
        <Button variant="outline" onClick={() => view.setState({ dialog: { kind: 'export' } })}>
          Export instead…
        </Button>
        <CopyButton value={link} timeout={1500}>
          {({ copied, copy }) => (
            <Button onClick={copy} data-autofocus>
              {copied ? 'Copied' : 'Copy link'}
            </Button>
          )}
        </CopyButton>
      </div>
      <EmbedSnippet fragment={fragment} title={document.name} />
    </>
  );
}
