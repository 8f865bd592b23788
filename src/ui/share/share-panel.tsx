import { Button, Checkbox, CopyButton, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { SAFE_LINK_LENGTH, toShareFragment } from '../../formats/share/share-link';
import type { SandboxDocument } from '../../model/sandbox-document';
import files from '../files/files.module.css';
import { useParts } from '../sandbox-context';

const grouped = (count: number): string => count.toLocaleString('en-US');

/** The page's own address without what it was opened with. */
const pageAddress = (): string => `${window.location.origin}${window.location.pathname}`;

/** What is declared and where it is drawn, at time 0. */
const withoutRun = (document: SandboxDocument): SandboxDocument => ({
  ...document,
  log: [],
  now: 0,
});

/** The sandbox as it was when the dialog was opened. */
function useDocument(): SandboxDocument | null {
  const { commands } = useParts();
  const [document, setDocument] = useState<SandboxDocument | null>(null);
  useEffect(() => void commands.document().then(setDocument), [commands]);
  return document;
}

/** The link, what is in it, and what to do where it is too long. */
export default function SharePanel() {
  const { view } = useParts();
  const document = useDocument();
  const [withRun, setWithRun] = useState(true);
  if (!document) return <p className={files.summary}>Packing …</p>;
  const link = `${pageAddress()}${toShareFragment(withRun ? document : withoutRun(document))}`;
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
        label="With its run: it opens at this moment, with everything that has happened"
        checked={withRun}
        onChange={(event) => setWithRun(event.currentTarget.checked)}
      />
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
    </>
  );
}
