import { ActionIcon, FileButton, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { StoredSandbox } from '../../state/commands';
import { ENDINGS, openFiles } from '../files/open-file';
import { saveBlob } from '../files/save-blob';
import { useParts, useWorkspace } from '../sandbox-context';
import { CHOSEN_ANEW } from '../kit/chosen-anew';

/** So many of those worked on last are offered at once. */
const RECENT = 8;

/** Sandboxes of this browser: another one, a new one, a copy, a file. */
export function SandboxesMenu() {
  const parts = useParts();
  const { commands, view } = parts;
  const open = useWorkspace((state) => state.documentId);
  const [stored, setStored] = useState<readonly StoredSandbox[]>([]);
  const load = () => void commands.listSandboxes().then(setStored);
  const tell = (work: Promise<unknown>) =>
    work.catch((error: unknown) =>
      view.setState({ notice: error instanceof Error ? error.message : String(error) }),
    );
  const save = async () => {
    const { fileName, text } = await commands.saveFile();
    saveBlob(fileName, new Blob([text], { type: 'application/json' }));
  };
  const others = stored
    .filter(({ id }) => id !== open)
    .toSorted((a, b) => b.savedAt - a.savedAt)
    .slice(0, RECENT);
  return (
    <FileButton
      inputProps={CHOSEN_ANEW}
      multiple
      accept={ENDINGS}
      onChange={(files) => void openFiles(parts, files)}
    >
      {({ onClick: chooseFile }) => (
        <Menu onOpen={load} width={240}>
          <Menu.Target>
            <ActionIcon size="sm" aria-label="Sandboxes">
              <ChevronDown size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => tell(commands.newSandbox())}>New sandbox</Menu.Item>
            <Menu.Item onClick={() => tell(commands.duplicateSandbox())}>Duplicate</Menu.Item>
            <Menu.Item onClick={chooseFile}>Open file…</Menu.Item>
            <Menu.Item onClick={() => tell(save())}>Save to file</Menu.Item>
            <Menu.Item onClick={() => view.setState({ dialog: { kind: 'sandboxes' } })}>
              All sandboxes…
            </Menu.Item>
            {others.length > 0 && <Menu.Label>Open</Menu.Label>}
            {others.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => tell(commands.openSandbox(id))}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
