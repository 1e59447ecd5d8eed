import '../../components/ui/tokens.css';
import '../../components/rescue/rescue.css';
import '../../components/options/options.css';
import { render } from 'preact';
import { OptionsPage } from '../../components/options/OptionsPage';
import { message } from '../../lib/i18n/message';

document.documentElement.lang = message('locale');
document.title = message('optionsTitle');
render(<OptionsPage />, document.body);
