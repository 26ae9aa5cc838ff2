import { configure } from 'hallway-elements';
import { createApp } from 'vue';
import App from './app.vue';

configure({ api: 'https://api.example.org' });

createApp(App).mount('#app');
