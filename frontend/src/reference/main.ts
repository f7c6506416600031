import 'swagger-ui-dist/swagger-ui.css';
import bundle from 'swagger-ui-dist/swagger-ui-bundle.js?url';
import licences from 'swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt?url';

/** The part of Swagger UI that is used here. */
interface SwaggerUi {
  readonly SwaggerUIBundle: (options: object) => void;
}

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Loads Swagger UI, which is a script and no module. */
function load(): Promise<SwaggerUi> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.addEventListener('load', () => {
      resolve(window as unknown as SwaggerUi);
    });
    script.addEventListener('error', reject);
    script.src = bundle;
    document.head.append(script);
  });
}

/** Reads the description. Requests go to the origin of this page, as its policy demands, whatever the site's public address is. */
async function description(): Promise<object> {
  const answer = await fetch('/openapi.json');
  if (!answer.ok) throw new Error(`/openapi.json: ${String(answer.status)}`);
  return { ...((await answer.json()) as object), servers: [{ url: location.origin }] };
}

function follow({ matches }: { readonly matches: boolean }): void {
  document.documentElement.classList.toggle('dark-mode', matches);
}

async function start(domNode: Element, said: Element): Promise<void> {
  said.textContent = 'Loading …';
  const [{ SwaggerUIBundle }, spec] = await Promise.all([load(), description()]);
  SwaggerUIBundle({
    spec,
    domNode,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    filter: true,
  });
  said.textContent = '';
}

document.querySelector('[data-licences]')?.setAttribute('href', licences);
const place = document.querySelector('[data-reference]');
const said = document.querySelector('[data-said]');
follow(DARK);
DARK.addEventListener('change', follow);
if (place !== null && said !== null)
  start(place, said).catch(() => {
    said.textContent = 'The reference could not be loaded. Its source is /openapi.json.';
  });
