{{ comparison('court') }}
