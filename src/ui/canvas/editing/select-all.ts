import type { SandboxParts } from '../../sandbox-context';
import { canvasHands } from './canvas-hands';

/** Everything that can be moved: clusters with their services, cards, notes and frames. */
export function selectAll(parts: SandboxParts): void {
  const hands = canvasHands(parts);
  if (!hands) return;
  const nodes = [...hands.scene().nodes.values()];
  const own = nodes.filter(({ kind, parentId }) => parentId === null || kind === 'service');
  const { annotations } = parts.workspace.getState().workbench;
  const selection = [...own, ...annotations].map(({ id }) => id);
  parts.view.setState({ selection });
}
