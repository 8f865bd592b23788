import { Modal } from '@mantine/core';
import { SCENARIOS } from '../../content';
import { useParts } from '../sandbox-context';
import { ScriptPanel } from './script-panel';

/** Nothing for a template that there is not. */
export default function ScriptWindow({ templateId }: { templateId: string }) {
  const { view } = useParts();
  const scenario = SCENARIOS.find(({ id }) => id === templateId);
  if (!scenario) return null;
  return (
    <Modal opened onClose={() => view.setState({ dialog: null })} title={scenario.title} size={800}>
      <ScriptPanel scenario={scenario} />
    </Modal>
  );
}
