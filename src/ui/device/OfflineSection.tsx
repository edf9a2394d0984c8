/** What is here without a network, and the one part that somebody decides about: the basemap. */
import { AppWindow, CircleCheck, Database, Download, Map as MapIcon, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cancelDownload, downloadOffline, sizeOf } from '../../commands/download-offline.ts';
import { offlineBasemaps } from '../../commands/offline-basemaps.ts';
import { removeOffline } from '../../commands/remove-offline.ts';
import { formatAge, formatBytes, formatPercent } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import styles from './Device.module.css';
import { Fact } from './Fact.tsx';

const ICON = { size: 20 } as const;

export function OfflineSection() {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const app = useAppState(({ device }) => device.app);
  const dataAsOf = useAppState(({ sync }) => sync.dataAsOf);
  const kept = useAppState(({ device }) => device.basemaps);
  const appIsHere = app !== 'absent' && app !== 'preparing';
  const bytes = kept.reduce((sum, basemap) => sum + basemap.bytes, 0);
  const keptAt = kept.map((basemap) => basemap.keptAt).sort()[0];
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('device.offline.title')}</h3>
      <ul className={styles.facts}>
        <Fact
          icon={appIsHere ? <CircleCheck {...ICON} /> : <AppWindow {...ICON} />}
          title={t('device.offline.app')}
          {...good(appIsHere)}
        >
          {t(`device.offline.app_${appIsHere ? 'ready' : app}`)}
        </Fact>
        <Fact
          icon={dataAsOf ? <CircleCheck {...ICON} /> : <Database {...ICON} />}
          title={t('device.offline.territory')}
          {...good(dataAsOf !== null)}
        >
          {dataAsOf
            ? t('device.offline.territory_ready', { time: formatAge(locale, dataAsOf, now) })
            : t('device.offline.territory_missing')}
        </Fact>
        <Fact
          icon={keptAt ? <CircleCheck {...ICON} /> : <MapIcon {...ICON} />}
          title={t('device.offline.basemap')}
          {...good(keptAt !== undefined)}
        >
          {keptAt
            ? t('device.offline.basemap_ready', {
                names: kept.map(({ name }) => name).join(' · '),
                size: formatBytes(locale, bytes),
                time: formatAge(locale, keptAt, now),
              })
            : t('device.offline.basemap_missing')}
        </Fact>
      </ul>
      <Package has={keptAt !== undefined} />
    </section>
  );
}

const good = (is: boolean): { tone?: 'good' } => (is ? { tone: 'good' } : {});

/** `has`: something is kept already, so that fetching means fetching anew. */
function Package({ has }: { readonly has: boolean }) {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const download = useAppState(({ device }) => device.download);
  const online = useAppState((state) => state.online);
  const offered = useAppState((state) => state.basemaps.length > 0 && offlineBasemaps(state).length > 0);
  const bytes = useSize();
  if (download.kind === 'running') {
    const { total } = download;
    const share = total ? Math.min(1, download.bytes / total) : null;
    return (
      <div className={styles.progress}>
        <progress aria-label={t('device.offline.downloading')} {...(share === null ? {} : { value: share })} />
        <p className={styles.note} aria-hidden="true">
          {share === null
            ? t('device.offline.downloaded', { size: formatBytes(locale, download.bytes) })
            : t('device.offline.progress', {
                percent: formatPercent(locale, share),
                size: formatBytes(locale, total ?? 0),
              })}
        </p>
        <Button onClick={() => cancelDownload(app)}>{t('device.offline.cancel')}</Button>
      </div>
    );
  }
  return (
    <>
      {download.kind === 'failed' && (
        <p className={styles.problem} role="alert">
          {t(`failure.${download.failure.code}`)}
        </p>
      )}
      <div className={styles.actions}>
        {offered && (
          <Button
            weight={has ? 'plain' : 'primary'}
            disabled={!online}
            icon={<Download size={18} aria-hidden="true" />}
            onClick={() => void downloadOffline(app)}
          >
            {bytes === null
              ? t(has ? 'device.offline.refresh' : 'device.offline.download')
              : t(has ? 'device.offline.refresh_size' : 'device.offline.download_size', {
                  size: formatBytes(locale, bytes),
                })}
          </Button>
        )}
        {has && (
          <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => void removeOffline(app)}>
            {t('device.offline.remove')}
          </Button>
        )}
      </div>
      {!offered && <p className={styles.note}>{t('device.offline.no_basemap')}</p>}
      {offered && !online && <p className={styles.note}>{t('device.offline.needs_network')}</p>}
    </>
  );
}

/** Bytes of what would be fetched; null until the server has told. */
function useSize(): number | null {
  const app = useApp();
  const online = useAppState((state) => state.online);
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    let wanted = true;
    if (online)
      sizeOf(app).then(
        (sum) => wanted && setBytes(sum),
        () => wanted && setBytes(null), // The button says it without a size; fetching will say why.
      );
    return () => {
      wanted = false;
    };
  }, [app, online]);
  return bytes;
}
