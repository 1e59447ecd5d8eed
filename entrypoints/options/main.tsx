import '../../components/ui/page.css';
import '../../components/ui/tokens.css';
import '../../components/rescue/rescue.css';
import '../../components/options/options.css';
import '../../components/options/own/own-form.css';
import { render } from 'preact';
import { OptionsPage } from '../../components/options/OptionsPage';
import { takeChosenTexts } from '../../lib/i18n/chosen-texts';
import { message } from '../../lib/i18n/message';

await takeChosenTexts();
document.documentElement.lang = message('locale');
document.title = message('optionsTitle');
render(<OptionsPage />, document.body);
