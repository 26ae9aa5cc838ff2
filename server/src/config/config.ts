/** How much the log says; each level includes those after it. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How the site that embeds us signs the tokens that say who its people are. */
export interface SiteConfig {
  /** What `iss` must be. */
  readonly issuer: string;
  /** What `aud` must hold. */
  readonly audience: string;
  /** A secret shared with the site (HS256), or where its public keys are. */
  readonly key: { readonly secret: string } | { readonly jwks: URL };
}

/** LiveKit as browsers and as we reach it. */
export interface LiveKitConfig {
  /** `ws(s)://…`, handed to browsers. */
  readonly url: string;
  /** `http(s)://…`, for our own calls. */
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The site's own endpoint, and what it knows us by. */
export interface WebhookConfig {
  readonly url: URL;
  /** The bytes with which deliveries are signed. */
  readonly key: Buffer;
}

/** Where data is kept. */
export type DatabaseConfig =
  | { readonly kind: 'url'; readonly url: string }
  | {
      readonly kind: 'embedded';
      readonly dataDir: string;
      /** Whether the operator chose the folder; one of our own choosing may be moved to a reachable place. */
      readonly chosen: boolean;
    };

/** How e-mails leave. */
export interface MailConfig {
  /** `smtp(s)://user:password@host:port`; holds a password. */
  readonly url: string;
  /** What stands as sender, such as `Hallway <talks@site.example>`. */
  readonly from: string;
}

/** Recording. */
export interface RecordingConfig {
  /** The folder that all servers share; `undefined` where nothing is recorded. */
  readonly dir: string | undefined;
  /** So many days after it was made a recording is deleted. */
  readonly days: number;
  /** The same folder as LiveKit Egress sees it; without it this server records by itself. */
  readonly egressDir: string | undefined;
}

/** All settings, checked. Holds secrets: never log it. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Where browsers reach this server, without a slash at the end; `undefined` where nobody said. */
  readonly publicUrl: string | undefined;
  readonly livekit: LiveKitConfig;
  /** Signs session tokens. */
  readonly secret: string;
  readonly adminKey: string | undefined;
  /** Exact origins whose pages may call us. */
  readonly origins: readonly string[];
  /** Exact origins whose pages may show ours in a frame. */
  readonly frameOrigins: readonly string[];
  /** The one-tag bundle for our own pages; `undefined` where this server serves it. */
  readonly widgetUrl: string | undefined;
  /** Without it there are guests only. */
  readonly site: SiteConfig | undefined;
  /** Without it private requests are told to nobody but those whom they are for. */
  readonly webhook: WebhookConfig | undefined;
  readonly database: DatabaseConfig;
  /** Without it nobody is sent an e-mail. */
  readonly mail: MailConfig | undefined;
  /** How long before a talk its reminders are sent. */
  readonly reminderMinutes: number;
  readonly recording: RecordingConfig;
  /** How long a room waits for a host whose connection was lost. */
  readonly hostGraceSeconds: number;
  /** Proxies in front of us that append to `X-Forwarded-For`; 0 where browsers connect directly. */
  readonly trustProxy: number;
  readonly logLevel: LogLevel;
}
