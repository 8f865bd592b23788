import type { Crash, SandboxClient } from '../bridge/client';
import { type CrashReport, reportCrash, waysBack } from './crash-report';
import type { Documents } from './documents';
import type { MirrorStore } from './mirror-store';
import type { ViewStore } from './view-store';

/** A simulator that is silent for so long is taken for broken down, s. */
const GIVEN_UP_AFTER = 60;

const SILENT = 'it does not answer any more';

export interface RecoveryParts {
  client: SandboxClient;
  mirror: MirrorStore;
  view: ViewStore;
  documents: Pick<Documents, 'withAccount' | 'takeUpAgain'>;
}

/**
 * What happens when the simulator breaks down: it is told (`view.crash`), with what is needed to
 * see it again, and another simulator takes the run up at the last good moment.
 */
export class Recovery {
  private isUnderWay = false;

  constructor(private readonly parts: RecoveryParts) {
    const { client, view } = parts;
    client.onCrash((why, crash) => void this.broken(why, crash));
    client.onSilence((silence) => {
      view.setState({ silence });
      if (silence >= GIVEN_UP_AFTER) this.giveUp();
    });
  }

  /** Does not wait any longer for one that is silent. */
  giveUp(): void {
    this.parts.client.giveUp(SILENT);
  }

  private async broken(why: string, crash: Crash): Promise<void> {
    const { client, mirror, view, documents } = this.parts;
    view.setState({ silence: 0 });
    // Whoever takes it up knows already, and tries another way.
    if (this.isUnderWay) return;
    const { speed } = mirror.getState().run;
    const { report, good } = reportCrash(why, crash, mirror.getState(), documents.withAccount());
    const tell = (back: CrashReport['back']) => view.setState({ crash: { ...report, back } });
    if (crash.goesOn) return tell(good.now);
    tell(null);
    this.isUnderWay = true;
    try {
      for (const run of waysBack(good)) {
        if (!client.renew()) return tell('none');
        if (!(await documents.takeUpAgain(run))) continue;
        client.control({ type: 'speed', speed });
        return tell(run.now);
      }
      tell('none');
    } finally {
      this.isUnderWay = false;
    }
  }
}
