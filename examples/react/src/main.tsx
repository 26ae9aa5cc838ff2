import { configure } from 'hallway-elements';
import { createRoot } from 'react-dom/client';
import { App } from './app';

configure({ api: 'https://api.example.org' });

createRoot(document.querySelector('#app')!).render(<App />);
