//! Values written in Chinese and English text: numbers, percentages, dates.
