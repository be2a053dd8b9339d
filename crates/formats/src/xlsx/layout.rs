//! What a sheet looks like: widths, colours, lists, and what is seen while scrolling.
//!
//! Colours speak twice, so that a sheet is understood in print and by the colour-blind: what is
//! worse is darker, and moved and rejected rows differ in their letters too.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatFormula, ConditionalFormatType, DataValidation,
    DataValidationErrorStyle, Format, FormatAlign, FormatBorder, IgnoreError, Worksheet, XlsxError,
};

use super::column::Column;

/// Behind a score of 0, of 0.5 and of 1: dark orange to white, one lightness after another.
const SCORE_COLOURS: [u32; 3] = [0xF4_A9_6B, 0xFF_E8_A3, 0xFF_FF_FF];
/// Behind a row of one side only.
const NULL_COLOUR: u32 = 0xD9_D9_D9;
/// Behind a moved row.
const MOVED_COLOUR: u32 = 0xDD_EB_F7;

/// The formats of the cells of a sheet.
pub(super) struct CellFormats {
    header: Format,
    text: Format,
    score: Format,
}

impl CellFormats {
    pub(super) fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        Self {
            header: cell
                .clone()
                .set_bold()
                .set_background_color(0xE7_E6_E6)
                .set_border_bottom(FormatBorder::Thin),
            // `@` is text: what is typed into such a cell stays as it is typed.
            text: cell.clone().set_num_format("@").set_text_wrap(),
            score: cell.set_num_format("0.0000"),
        }
    }

    pub(super) fn of(&self, column: Column) -> &Format {
        if column == Column::Score { &self.score } else { &self.text }
    }
}

/// Writes the header of a new sheet, and sets what does not depend on its rows.
pub(super) fn begin(sheet: &mut Worksheet, formats: &CellFormats) -> Result<(), XlsxError> {
    for column in Column::ALL {
        sheet.set_column_width(column.index(), column.width())?;
        sheet.set_column_format(column.index(), formats.of(column))?;
    }
    for column in Column::ALL {
        sheet.write_string_with_format(0, column.index(), column.name(), &formats.header)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// Sets what covers the rows of a sheet: `last` is the number of the last, the header's is 0.
pub(super) fn end(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    let last_column = Column::Note.index();
    sheet.autofilter(0, 0, last, last_column)?;
    if last == 0 {
        return Ok(());
    }
    let keep = Column::Keep.index();
    sheet.add_data_validation(1, keep, last, keep, &yes_or_no()?)?;
    for column in [Column::SourceIds, Column::TargetIds] {
        let index = column.index();
        sheet.ignore_error_range(1, index, last, index, IgnoreError::NumberStoredAsText)?;
    }
    // The first rule that holds is the one that is seen.
    let rejected = Format::new().set_font_strikethrough().set_font_color(0x7F_7F_7F);
    whole_row(sheet, last, r#"=OR($A2="no",$A2="n",$A2="否")"#, rejected)?;
    let moved = Format::new().set_background_color(MOVED_COLOUR).set_italic();
    whole_row(sheet, last, r#"=LEFT($J2,6)="moved:""#, moved)?;
    let null = Format::new().set_background_color(NULL_COLOUR);
    whole_row(sheet, last, "=OR(LEN($B2)=0,LEN($C2)=0)", null)?;
    let [low, middle, high] = SCORE_COLOURS;
    let scale = ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(ConditionalFormatType::Number, 0.5)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(low)
        .set_midpoint_color(middle)
        .set_maximum_color(high);
    let score = Column::Score.index();
    sheet.add_conditional_format(1, score, last, score, &scale)?;
    Ok(())
}

/// Formats the rows for which a formula on row 2 holds, and no other rule before.
fn whole_row(
    sheet: &mut Worksheet,
    last: u32,
    formula: &str,
    format: Format,
) -> Result<(), XlsxError> {
    let rule =
        ConditionalFormatFormula::new().set_rule(formula).set_format(format).set_stop_if_true(true);
    sheet.add_conditional_format(1, 0, last, Column::Note.index(), &rule)?;
    Ok(())
}

/// A list of yes and no; what else is typed is asked about, not refused.
fn yes_or_no() -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(&["yes", "no"])?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("keep")?
        .set_error_message(
            "Use yes or no. Also understood: y, x, 1, 是 and an empty cell for yes; n, 0, 否 for no.",
        )
}
