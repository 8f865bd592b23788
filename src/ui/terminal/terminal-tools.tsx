import { FileButton, UnstyledButton } from '@mantine/core';
import { MousePointerClick, Paperclip } from 'lucide-react';
import { openTerminal } from '../../state/view-store';
import { BriefWord, Toggle } from '../dock/dock-tools';
import tools from '../dock/dock-tools.module.css';
import { useParts, useView } from '../sandbox-context';
import { attachFiles } from './attach-files';
import { CHOSEN_ANEW } from '../kit/chosen-anew';

/** Beside the dock's tabs while the terminal is open. */
export function TerminalTools() {
  const { view } = useParts();
  const echoes = useView((state) => state.echoesGestures);
  const attach = (files: File[]) =>
    void attachFiles(view, files).then((command) => openTerminal(view, command));
  return (
    <>
      <Toggle
        word="Show clicks as commands"
        icon={MousePointerClick}
        on={echoes}
        onToggle={(echoesGestures) => view.setState({ echoesGestures })}
      />
      <FileButton inputProps={CHOSEN_ANEW} multiple onChange={attach}>
        {(props) => (
          <UnstyledButton className={tools.toggle} {...props}>
            <BriefWord word="Attach a file for file://" icon={Paperclip} />
          </UnstyledButton>
        )}
      </FileButton>
    </>
  );
}
