import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { filesOfDrop } from './dropped-files.ts';
import './drop-zone.css';
import { UploadIcon } from './icons.tsx';

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** Stands before the button. */
  children?: ComponentChildren;
}

/** Takes files and folders dropped anywhere on the page, or chosen by a dialog. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const id = useId();
  useEffect(() => acceptDrops(onFiles, setOver), [onFiles]);
  return (
    <div class={over ? 'drop-zone over' : 'drop-zone'}>
      <UploadIcon />
      <p class="drop-zone-title">{over ? t().home.dropNow : t().home.dropTitle}</p>
      <p class="soft">{t().home.dropText}</p>
      <div class="drop-zone-row">
        {children}
        <input
          id={id}
          type="file"
          multiple
          class="visually-hidden"
          onChange={(change) => {
            onFiles([...(change.currentTarget.files ?? [])]);
            change.currentTarget.value = '';
          }}
        />
        <label for={id} class="button primary">
          {t().home.choose}
        </label>
      </div>
    </div>
  );
}

/** The whole window is the target, so that nobody misses; returns how to stop. */
function acceptDrops(
  onFiles: (files: File[]) => void,
  onOver: (over: boolean) => void,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const carriesFiles = (drag: DragEvent) => drag.dataTransfer?.types.includes('Files') ?? false;
  addEventListener(
    'dragover',
    (drag) => {
      if (!carriesFiles(drag)) return;
      drag.preventDefault();
      onOver(true);
    },
    { signal },
  );
  addEventListener(
    'dragleave',
    (drag) => {
      if (drag.relatedTarget === null) onOver(false);
    },
    { signal },
  );
  addEventListener(
    'drop',
    (drag) => {
      if (!drag.dataTransfer || !carriesFiles(drag)) return;
      drag.preventDefault();
      onOver(false);
      void filesOfDrop(drag.dataTransfer).then(onFiles);
    },
    { signal },
  );
  return () => listening.abort();
}
