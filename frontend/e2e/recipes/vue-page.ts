import { createApp } from 'vue';
import Endless from '../../recipes/vue.vue';
import { opened } from './opened';

createApp(Endless, { first: await opened() }).mount('main');
