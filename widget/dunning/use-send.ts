import { useEffect, useRef, useState } from "preact/hooks";
import type { SendAnswer, SendPreview } from "../../shared/dunning/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";

export type SendClient = Pick<ServerClient, "sendPreview" | "sendNow" | "sendState">;

/** Where a person stands who asks that a message leaves now. */
export type SendStage =
  | { readonly at: "looking" }
  /** `changed`: what they confirmed was no longer so. */
  | { readonly at: "shown"; readonly preview: SendPreview; readonly changed: boolean }
  | { readonly at: "confirming"; readonly preview: SendPreview }
  /** Nobody knows whether it was asked for. */
  | { readonly at: "unanswered"; readonly preview: SendPreview }
  | { readonly at: "answered"; readonly answer: SendAnswer; readonly slow: boolean }
  | { readonly at: "failed"; readonly because: Failure };

const EVERY_MS = 1_000;
const SLOW_AFTER = 12;
/** After that whoever still waits looks at the page again. */
const LOOKS = 120;

/** Nothing about it will be otherwise in the next seconds. */
export function isSettled({ state, messages }: SendAnswer): boolean {
  if (state === "queued") return false;
  return messages.every(
    (each) =>
      each.state !== "claimed" &&
      each.state !== "sending" &&
      (each.state !== "planned" || each.opensAt !== null),
  );
}

/** The way from what would leave to what became of it; `done` once nothing more is to be expected. */
export function useSend(client: SendClient, done: () => void) {
  const [stage, setStage] = useState<SendStage>({ at: "looking" });
  const clientId = useRef(crypto.randomUUID());
  const here = useRef(true);
  const show = (next: SendStage): void => {
    if (here.current) setStage(next);
  };
  const look = async (changed = false): Promise<void> => {
    show({ at: "looking" });
    const told = await client.sendPreview();
    show(told.ok ? { at: "shown", preview: told.value, changed } : { at: "failed", because: told.because });
  };
  const confirm = async (preview: SendPreview): Promise<void> => {
    show({ at: "confirming", preview });
    const told = await client.sendNow({
      clientId: clientId.current,
      digest: preview.digest,
      ...(preview.filesDigest !== undefined && { filesDigest: preview.filesDigest }),
    });
    if (told.ok) return show({ at: "answered", answer: told.value, slow: false });
    const { code, certain } = told.because;
    if (code === "send-changed" || code === "nothing-to-send") {
      clientId.current = crypto.randomUUID();
      return look(true);
    }
    show(certain ? { at: "failed", because: told.because } : { at: "unanswered", preview });
  };
  useEffect(() => {
    void look();
    return () => void (here.current = false);
  }, []);
  useFollowing(stage, client, show, done);
  return { stage, look: () => void look(), confirm: (preview: SendPreview) => void confirm(preview) };
}

/** Asks every second what became of it, until it is settled. */
function useFollowing(
  stage: SendStage,
  client: SendClient,
  show: (next: SendStage) => void,
  done: () => void,
): void {
  const looks = useRef(0);
  const open = stage.at === "answered" && !isSettled(stage.answer);
  const settled = stage.at === "answered" && !open;
  useEffect(() => {
    if (settled) done();
  }, [settled]);
  useEffect(() => {
    if (stage.at !== "answered" || !open || looks.current >= LOOKS) return;
    const timer = setTimeout(async () => {
      looks.current += 1;
      const told = await client.sendState(stage.answer.requestId);
      const slow = looks.current >= SLOW_AFTER;
      show({ at: "answered", answer: told.ok ? told.value : { ...stage.answer }, slow });
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [stage]);
}
