import { Modal } from '@mantine/core';
import { useParts, useView } from '../sandbox-context';
import { FidelityNote } from './fidelity-note';

/** How true to AWS the sandbox is, in its own words. */
export function AboutDialog() {
  const { view } = useParts();
  const opened = useView((state) => state.dialog?.kind === 'about');
  return (
    <Modal
      opened={opened}
      onClose={() => view.setState({ dialog: null })}
      title="What is simulated, what is assumed"
      size={720}
    >
      <FidelityNote />
    </Modal>
  );
}
